package steppe.model;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;

/** The namespaces of Steppe and the terms that the Java code itself needs; all others live in {@code ontology/} only. */
public final class Names {
    public static final String BASE = "https://w3id.org/steppe/";
    public static final String ID = BASE + "id/";
    public static final String ONTOLOGY = BASE + "ontology#";
    public static final String VOCABULARY = BASE + "vocabulary/";
    public static final String DOCUMENT = BASE + "document/";
    public static final String CLAIM = BASE + "claim/";
    public static final String GRAPH = BASE + "graph/";
    public static final String TIMELINE = BASE + "timeline/";

    /** Direct triples hold on this day, a constant of the repository: after the newest document, never "now". */
    public static final String SNAPSHOT = "2025-06-30";

    /** Properties that the build gives to claims so that queries find them at once. To readers they say nothing that others don't. */
    public static final Set<String> KEYS = Set.of("headline", "headlineNumber", "measured", "differsOn");

    private static final PrefixMapping PREFIXES = PrefixMapping.Factory.create()
            .setNsPrefix("", ID).setNsPrefix("steppe", ONTOLOGY).setNsPrefix("v", VOCABULARY)
            .setNsPrefix("claim", CLAIM).setNsPrefix("graph", GRAPH).setNsPrefix("document", DOCUMENT)
            .setNsPrefix("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
            .setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
            .setNsPrefix("owl", "http://www.w3.org/2002/07/owl#")
            .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#")
            .setNsPrefix("skos", "http://www.w3.org/2004/02/skos/core#")
            .setNsPrefix("dcterms", "http://purl.org/dc/terms/")
            .setNsPrefix("foaf", "http://xmlns.com/foaf/0.1/")
            .setNsPrefix("org", "http://www.w3.org/ns/org#")
            .setNsPrefix("prov", "http://www.w3.org/ns/prov#")
            .setNsPrefix("oa", "http://www.w3.org/ns/oa#")
            .setNsPrefix("qb", "http://purl.org/linked-data/cube#")
            .setNsPrefix("unit", "http://qudt.org/vocab/unit/")
            .setNsPrefix("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#")
            .setNsPrefix("wd", "http://www.wikidata.org/entity/")
            .lock();

    private static final Map<String, Node> TERMS = new ConcurrentHashMap<>();
    private static final Map<String, Node> CONCEPTS = new ConcurrentHashMap<>();

    private Names() {}

    /** The prefixes of every query, page and download; read-only. */
    public static PrefixMapping prefixes() {
        return PREFIXES;
    }

    public static Node thing(String name) {
        return NodeFactory.createURI(ID + name);
    }

    /** The same node each time: a build asks for some of them with every claim. For names that the code knows, not for any input. */
    public static Node term(String name) {
        return node(TERMS, ONTOLOGY, name);
    }

    /** The same node each time, as {@link #term}. */
    public static Node concept(String name) {
        return node(CONCEPTS, VOCABULARY, name);
    }

    /** What follows the last slash or number sign; all of it if there is none. */
    public static String local(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private static Node node(Map<String, Node> known, String namespace, String name) {
        Node node = known.get(name);
        return node == null ? known.computeIfAbsent(name, unknown -> NodeFactory.createURI(namespace + unknown)) : node;
    }

    public static Node document(String name) {
        return NodeFactory.createURI(DOCUMENT + name);
    }

    public static Node graph(String name) {
        return NodeFactory.createURI(GRAPH + name);
    }

    /** {@code claim:x} where a prefix fits, else the IRI in angle brackets: for messages to people. */
    public static String shorten(Node node) {
        if (!node.isURI()) return node.toString(PREFIXES);
        String name = PREFIXES.shortForm(node.getURI());
        return name.equals(node.getURI()) ? "<" + name + ">" : name;
    }
}
