package steppe.linked;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;

/** Writes a description in one of its data formats; the same triples always give the same bytes. */
final class Writer {
    private Writer() {}

    static byte[] write(Description description, Format format) {
        Graph graph = new OrderedGraph(description.it(), description.graph());
        graph.getPrefixMapping().setNsPrefixes(prefixes(graph));
        if (format == Format.JSON_LD) nameForJson(graph.getPrefixMapping());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(format.syntax()).output(out);
        return out.toByteArray();
    }

    /** Of all prefixes those that are of use; without one for RDF, Turtle says {@code a}. */
    private static PrefixMapping prefixes(Graph graph) {
        Set<String> namespaces = new HashSet<>();
        graph.find().forEach(triple -> addNamespaces(triple, namespaces));
        PrefixMapping used = PrefixMapping.Factory.create();
        Names.prefixes().getNsPrefixMap().forEach((prefix, namespace) -> {
            if (namespaces.contains(namespace) && !namespace.equals(RDF.getURI())) used.setNsPrefix(prefix, namespace);
        });
        return used;
    }

    private static void addNamespaces(Triple triple, Set<String> namespaces) {
        addNamespace(triple.getSubject(), namespaces);
        addNamespace(triple.getPredicate(), namespaces);
        addNamespace(triple.getObject(), namespaces);
    }

    private static void addNamespace(Node node, Set<String> namespaces) {
        if (node.isURI()) namespaces.add(node.getURI().replaceFirst("[^/#]*$", ""));
        if (node.isLiteral()) namespaces.add(node.getLiteralDatatypeURI().replaceFirst("[^/#]*$", ""));
    }

    /** JSON-LD knows no empty prefix, and Jena takes it for {@code @vocab}: so our terms are plain keys, things are {@code id:SCO}. */
    private static void nameForJson(PrefixMapping prefixes) {
        prefixes.removeNsPrefix("");
        prefixes.setNsPrefix("id", Names.ID).setNsPrefix("", Names.ONTOLOGY);
    }
}
