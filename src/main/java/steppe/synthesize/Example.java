package steppe.synthesize;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Names;
import steppe.read.Source;

/** A claim that a person wrote, as the example of made-up ones. */
record Example(Node claim, List<Triple> triples) {

    /** Every claim that stands at a passage, in the order of its name. */
    static List<Example> in(List<Source> sources) {
        return sources.stream().flatMap(source -> claims(source.graph())).sorted(Comparator.comparing(example -> example.claim().getURI())).toList();
    }

    private static Stream<Example> claims(Graph graph) {
        return graph.find(Node.ANY, Names.term("passage"), Node.ANY).mapWith(Triple::getSubject).toSet().stream()
                .map(claim -> new Example(claim, Things.sorted(graph, claim)));
    }

    Optional<Node> get(String property) {
        return all(property).stream().findFirst();
    }

    List<Node> all(String property) {
        return triples.stream().filter(t -> t.getPredicate().equals(Names.term(property))).map(Triple::getObject).toList();
    }

    boolean has(String property, Node value) {
        return all(property).contains(value);
    }

    Node subject() {
        return get("subject").orElseThrow();
    }

    boolean isFigure() {
        return get("measure").isPresent();
    }

    boolean isDeprecated() {
        return has("rank", Names.concept("Deprecated"));
    }
}
