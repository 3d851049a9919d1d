package steppe.synthesize;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;

/** The things that claims are about: the real ones, and made-up ones of the same kinds. */
final class Things {
    private static final int DRAWN_FOR_ONE_DISPUTED = 16;
    private final Map<String, Kind> kinds = new TreeMap<>();
    private final Map<Node, Kind> kindOf = new HashMap<>();
    private final double realShare;

    /** @param factor made-up things for each real one */
    Things(Graph entities, double factor) {
        this.realShare = 1 / (1 + factor);
        Map<String, List<Kind.Thing>> byTypes = entities.find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(Triple::getSubject).toSet().stream()
                .filter(node -> node.getURI().startsWith(Names.ID)).sorted(Comparator.comparing(Node::getURI))
                .map(node -> new Kind.Thing(node, sorted(entities, node))).collect(Collectors.groupingBy(thing -> types(thing).toString()));
        byTypes.forEach((types, examples) -> add(types, examples, (int) Math.ceil(examples.size() * factor)));
    }

    private void add(String types, List<Kind.Thing> examples, int drawn) {
        Kind kind = new Kind(types(examples.get(0)), examples, drawn, 1 + drawn / DRAWN_FOR_ONE_DISPUTED);
        kinds.put(types, kind);
        examples.forEach(example -> kindOf.put(example.node(), kind));
    }

    Collection<Kind> kinds() {
        return kinds.values();
    }

    /** The kind of a real thing; empty for concepts, literals and whatever else is not a thing. */
    Optional<Kind> kindOf(Node node) {
        return Optional.ofNullable(kindOf.get(node));
    }

    boolean isThing(Node node) {
        return kindOf.containsKey(node);
    }

    /** Another thing of the same kind, made up or (as often as real ones are among all) the very same; what is no thing stays. */
    Node other(Node node, SplittableRandom random) {
        return random.nextDouble() < realShare ? node : madeUp(node, random);
    }

    /** A made-up thing of the same kind; what is no thing stays. */
    Node madeUp(Node node, SplittableRandom random) {
        return kindOf(node).map(kind -> kind.thing(kind.draw(random))).orElse(node);
    }

    /** True if chance keeps a real thing. */
    boolean keepsReal(SplittableRandom random) {
        return random.nextDouble() < realShare;
    }

    static List<Triple> sorted(Graph graph, Node subject) {
        return graph.find(subject, Node.ANY, Node.ANY).toList().stream()
                .sorted(Comparator.comparing((Triple t) -> t.getPredicate().getURI()).thenComparing(t -> t.getObject().toString())).toList();
    }

    private static List<Node> types(Kind.Thing thing) {
        return thing.triples().stream().filter(t -> t.getPredicate().equals(RDF.type.asNode())).map(Triple::getObject).toList();
    }
}
