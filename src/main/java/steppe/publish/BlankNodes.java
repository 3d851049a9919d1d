package steppe.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import steppe.model.Texts;

/**
 * Names for blank nodes that do not change from load to load: a digest of what is said of them, and of what is said of the
 * blank nodes near them, as in the first part of RDF Dataset Canonicalization (RDFC-1.0, section 4.7). Nodes of which
 * exactly the same is said would be one; the ontology has none such.
 */
final class BlankNodes {
    private static final int LENGTH = 16;
    private final List<Triple> triples;
    private Map<Node, String> names = new HashMap<>();

    private BlankNodes(List<Triple> triples) {
        this.triples = triples;
    }

    static List<Triple> named(List<Triple> triples) {
        if (triples.stream().noneMatch(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank())) return triples;
        BlankNodes nodes = new BlankNodes(triples);
        nodes.refine();
        return triples.stream().map(nodes::named).toList();
    }

    /** Round by round each name takes in what is one step farther away, until no two nodes can be told apart any more. */
    private void refine() {
        Set<Node> blank = triples.stream().flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject())).filter(Node::isBlank).collect(Collectors.toSet());
        blank.forEach(node -> names.put(node, ""));
        for (int apart = 0, before = -1; apart > before;) {
            before = apart;
            names = blank.stream().collect(Collectors.toMap(node -> node, this::digest));
            apart = new HashSet<>(names.values()).size();
        }
        if (new HashSet<>(names.values()).size() < blank.size()) throw new IllegalStateException("blank nodes that cannot be told apart");
    }

    private String digest(Node node) {
        String said = triples.stream().filter(triple -> triple.getSubject().equals(node) || triple.getObject().equals(node))
                .map(triple -> text(triple.getSubject(), node) + " " + text(triple.getPredicate(), node) + " " + text(triple.getObject(), node))
                .sorted().collect(Collectors.joining("\n"));
        return Texts.digest(said.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }

    private String text(Node node, Node it) {
        return node.equals(it) ? "it" : node.isBlank() ? "_:" + names.get(node) : NodeFmtLib.strNT(node);
    }

    private Triple named(Triple triple) {
        return Triple.create(named(triple.getSubject()), triple.getPredicate(), named(triple.getObject()));
    }

    private Node named(Node node) {
        return node.isBlank() ? NodeFactory.createBlankNode("b" + names.get(node)) : node;
    }
}
