package steppe.web;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;

/** Writes graphs; the same triples always give the same bytes, as long as no blank node is among them. */
public final class RdfWriter {
    /** Those of the vocabularies in which the service describes itself, besides those of the data. */
    private static final PrefixMapping PREFIXES = PrefixMapping.Factory.create().setNsPrefixes(Names.prefixes())
            .setNsPrefix("void", "http://rdfs.org/ns/void#").setNsPrefix("dcat", "http://www.w3.org/ns/dcat#")
            .setNsPrefix("sd", "http://www.w3.org/ns/sparql-service-description#").setNsPrefix("format", "http://www.w3.org/ns/formats/")
            .setNsPrefix("schema", "https://schema.org/").setNsPrefix("spdx", "http://spdx.org/rdf/terms#")
            .setNsPrefix("sh", "http://www.w3.org/ns/shacl#").setNsPrefix("spex", "https://purl.expasy.org/sparql-examples/ontology#").lock();

    private RdfWriter() {}

    /** @param first what the graph is about: it comes first */
    public static byte[] write(Node first, Graph content, RDFFormat syntax) {
        Graph graph = new OrderedGraph(first, content);
        graph.getPrefixMapping().setNsPrefixes(used(graph));
        if (syntax.getLang().equals(RdfFormat.JSON_LD.syntax().getLang())) nameForJson(graph.getPrefixMapping());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(syntax).output(out);
        return out.toByteArray();
    }

    /** Every prefix that there is; read-only. */
    public static PrefixMapping prefixes() {
        return PREFIXES;
    }

    /** Of all prefixes those that are of use; without one for RDF, Turtle says {@code a}. */
    private static PrefixMapping used(Graph graph) {
        Set<String> namespaces = new HashSet<>();
        graph.find().forEach(triple -> addNamespaces(triple, namespaces));
        PrefixMapping used = PrefixMapping.Factory.create();
        PREFIXES.getNsPrefixMap().forEach((prefix, namespace) -> {
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
        if (node.isURI()) namespaces.add(namespace(node.getURI()));
        if (node.isLiteral()) namespaces.add(namespace(node.getLiteralDatatypeURI()));
    }

    // Three times for each triple: as a regular expression it took a third of the writing.
    private static String namespace(String iri) {
        return iri.substring(0, 1 + Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')));
    }

    /** JSON-LD knows no empty prefix, and Jena takes it for {@code @vocab}: so our terms are plain keys, things are {@code id:SCO}. */
    private static void nameForJson(PrefixMapping prefixes) {
        prefixes.removeNsPrefix("");
        prefixes.setNsPrefix("id", Names.ID).setNsPrefix("", Names.ONTOLOGY);
    }
}
