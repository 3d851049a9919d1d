package steppe.derive;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import steppe.model.Interval;
import steppe.model.Names;

/** A claim with a headline triple, as far as deriving looks at it. */
record Claim(Node node, Node subject, Node predicate, Node object, boolean backs, boolean preferred, boolean inferredDate,
        Interval interval, Optional<Node> role) {

    static Claim read(Graph graph, Node node, Ranks ranks) {
        Node rank = ranks.of(node).orElseGet(() -> get(graph, node, "rank").orElse(Names.concept("Normal")));
        boolean asserted = get(graph, node, "modality").equals(Optional.of(Names.concept("Asserted")));
        boolean negated = get(graph, node, "negated").filter(n -> n.getLiteralLexicalForm().equals("true")).isPresent();
        return new Claim(node, get(graph, node, "subject").orElseThrow(), get(graph, node, "predicate").orElseThrow(),
                get(graph, node, "object").orElseThrow(), asserted && !negated && !rank.equals(Names.concept("Deprecated")),
                rank.equals(Names.concept("Preferred")), get(graph, node, "dateBasis").equals(Optional.of(Names.concept("Inferred"))),
                new Interval(day(graph, node, "from"), day(graph, node, "fromLatest"), day(graph, node, "until")), get(graph, node, "role"));
    }

    /** The headline triple, by which claims compete for rank. */
    record Headline(Node subject, Node predicate, Node object) {}

    Headline headline() {
        return new Headline(subject, predicate, object);
    }

    private static Optional<Node> get(Graph graph, Node node, String property) {
        return graph.find(node, Names.term(property), Node.ANY).nextOptional().map(t -> t.getObject());
    }

    private static LocalDate day(Graph graph, Node node, String property) {
        return get(graph, node, property).map(date -> LocalDate.parse(date.getLiteralLexicalForm())).orElse(null);
    }
}
