package steppe.synthesize;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.model.Names;

/** Sentences for made-up claims, from the English labels of what they are about. */
final class Labels {
    private final Graph named;

    /** @param named ontology, vocabulary and real things */
    Labels(Graph named) {
        this.named = named;
    }

    Node claim(Node subject, Node what, Node object, boolean contrary) {
        String end = object == null ? "" : " " + of(object);
        return NodeFactory.createLiteralLang("Synthetic claim" + (contrary ? ", to the contrary" : "") + ": " + of(subject) + " – " + of(what) + end, "en");
    }

    private String of(Node node) {
        return english(node, RDFS.label.asNode()).orElseGet(() -> english(node, SKOS.prefLabel.asNode()).orElseGet(() -> spelled(node)));
    }

    private java.util.Optional<String> english(Node node, Node property) {
        return named.find(node, property, Node.ANY).filterKeep(t -> t.getObject().getLiteralLanguage().equals("en"))
                .nextOptional().map(t -> t.getObject().getLiteralLexicalForm());
    }

    /** Made-up things are named by their IRIs. */
    private static String spelled(Node node) {
        return Names.shorten(node).replaceFirst(".*:", "").replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ");
    }
}
