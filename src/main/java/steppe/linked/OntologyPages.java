package steppe.linked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.linked.OntologyView.Vocabulary;
import steppe.linked.View.Fact;
import steppe.linked.View.Term;
import steppe.linked.View.Terms;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Links;

/** The ontology for readers: every class and property with what it means, an example, and one from the graph. */
final class OntologyPages {
    private static final QueryFile EXAMPLES = QueryFile.of(OntologyPages.class, "examples.rq");
    private static final QueryFile CLAIMED = QueryFile.of(OntologyPages.class, "claimed.rq");
    private static final Pattern CREATIVE_COMMONS = Pattern.compile("https?://creativecommons\\.org/licenses/([a-z-]+)/([0-9.]+)/?");
    /** A vocabulary that is not named here goes by its address. */
    private static final Map<String, String> VOCABULARIES = Map.ofEntries(
            Map.entry("http://www.w3.org/ns/org#", "The Organization Ontology (W3C)"),
            Map.entry("http://www.w3.org/ns/prov#", "PROV-O, provenance (W3C)"),
            Map.entry("http://www.w3.org/ns/oa#", "Web Annotation (W3C)"),
            Map.entry("http://www.w3.org/2004/02/skos/core#", "SKOS, concepts and labels (W3C)"),
            Map.entry("http://purl.org/linked-data/cube#", "Data Cube (W3C)"),
            Map.entry("http://purl.org/linked-data/sdmx/2009/attribute#", "SDMX attributes for the Data Cube"),
            Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos#", "WGS84 positions (W3C)"),
            Map.entry("http://www.opengis.net/ont/geosparql#", "GeoSPARQL (OGC)"),
            Map.entry("http://semanticweb.cs.vu.nl/2009/11/sem/", "SEM, the Simple Event Model"),
            Map.entry("http://xmlns.com/foaf/0.1/", "FOAF, people and agents"),
            Map.entry("http://purl.org/dc/terms/", "Dublin Core terms"),
            Map.entry("http://purl.org/vocab/vann/", "VANN, notes on vocabularies"));
    private static final Set<Node> ABOVE = Set.of(RDF.type.asNode(), RDFS.label.asNode(), SKOS.definition.asNode(), SKOS.example.asNode(), RDFS.isDefinedBy.asNode());
    private final Engine engine;
    private final Labels labels;
    private volatile Facts known = new Facts("", Map.of(), Map.of());

    /**
     * What the page needs of the graph itself.
     *
     * @param examples of terms, an instance or a triple
     * @param claimed  as in {@link Ontology#core}
     */
    private record Facts(String version, Map<Node, List<Value>> examples, Map<Node, String> claimed) {}

    OntologyPages(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    OntologyView page(Address address, Description in) {
        Facts facts = facts();
        Node ontology = in.ofType(OWL2.Ontology.asNode()).stream().findFirst().orElse(in.it());
        List<Terms> parts = List.of(
                part("Classes", List.of(OWL2.Class.asNode()), in, facts.examples()),
                part("Relations", List.of(OWL2.ObjectProperty.asNode()), in, facts.examples()),
                part("Values", List.of(OWL2.DatatypeProperty.asNode()), in, facts.examples()),
                part("Notes", List.of(OWL2.AnnotationProperty.asNode()), in, facts.examples()));
        return new OntologyView(Header.of(address, "Ontology"), in.name(ontology), in.text(ontology, DCTerms.description.asNode()), names(ontology, in), about(ontology, in),
                new Diagrams(in).all(facts.claimed()), parts, vocabularies(in));
    }

    private static List<String> names(Node ontology, Description in) {
        return Stream.concat(Stream.of(ontology), in.all(ontology, OWL2.versionIRI.asNode()).stream()).map(Node::getURI).toList();
    }

    /** The rows of its head, in words; what the ontology does not say has no row. */
    private static List<Fact> about(Node ontology, Description in) {
        Map<String, List<Value>> rows = new LinkedHashMap<>();
        rows.put("in other languages", in.values(in.all(ontology, DCTerms.title.asNode())).stream().filter(title -> !title.lang().equals("en")).toList());
        rows.put("version", in.all(ontology, OWL2.versionInfo.asNode()).stream().map(version -> new Value(version.getLiteralLexicalForm(),
                in.one(ontology, OWL2.versionIRI.asNode()).flatMap(Links::href).orElse(""), "")).toList());
        rows.put("created", in.values(in.all(ontology, DCTerms.created.asNode())));
        rows.put("changed", in.values(in.all(ontology, DCTerms.modified.asNode())));
        rows.put("licence", in.all(ontology, DCTerms.license.asNode()).stream().map(licence -> new Value(licence(licence.toString()), Links.href(licence).orElse(""), "")).toList());
        rows.put("in queries", List.of(new Value("PREFIX steppe: <" + Names.ONTOLOGY + ">", "", "")));
        return rows.entrySet().stream().filter(row -> !row.getValue().isEmpty()).map(row -> new Fact(new Value(row.getKey(), "", ""), row.getValue())).toList();
    }

    /** {@code https://creativecommons.org/licenses/by/4.0/} is "CC BY 4.0". */
    private static String licence(String iri) {
        Matcher match = CREATIVE_COMMONS.matcher(iri);
        return match.matches() ? "CC " + match.group(1).toUpperCase(Locale.ROOT) + " " + match.group(2) : iri;
    }

    /** Those that most of our terms build on come first. */
    private static List<Vocabulary> vocabularies(Description in) {
        return new Ontology(in).reused().entrySet().stream()
                .map(reused -> new Vocabulary(new Value(VOCABULARIES.getOrDefault(reused.getKey(), reused.getKey()), Links.safeHref(reused.getKey()).orElse(""), ""),
                        reused.getValue().stream().map(term -> new Value(Description.local(term), "#" + Description.local(term), "")).toList()))
                .sorted(Comparator.comparing((Vocabulary vocabulary) -> -vocabulary.terms().size()).thenComparing(vocabulary -> vocabulary.name().text())).toList();
    }

    private static Terms part(String heading, List<Node> types, Description in, Map<Node, List<Value>> examples) {
        List<Term> terms = types.stream().flatMap(type -> in.ofType(type).stream()).filter(term -> term.isURI() && term.getURI().startsWith(Names.ONTOLOGY))
                .map(term -> term(term, in, examples)).sorted(Comparator.comparing(Term::id, String.CASE_INSENSITIVE_ORDER)).toList();
        return new Terms(heading, "part-" + heading.toLowerCase(Locale.ROOT), terms);
    }

    private static Term term(Node term, Description in, Map<Node, List<Value>> examples) {
        List<Value> others = in.values(in.all(term, RDFS.label.asNode())).stream().filter(label -> !label.lang().equals("en")).toList();
        return new Term(Description.local(term), in.name(term), others, in.text(term, SKOS.definition.asNode()), in.text(term, SKOS.example.asNode()),
                in.facts(term, triple -> !ABOVE.contains(triple.getPredicate()) && !triple.getObject().isBlank()), examples.getOrDefault(term, List.of()));
    }

    /** Asked of the whole graph, so once for each version of it. */
    private Facts facts() {
        String version = engine.version();
        if (!known.version().equals(version)) known = new Facts(version, examples(), claimed());
        return known;
    }

    private Map<Node, String> claimed() {
        return engine.select(CLAIMED.query(), Scope.all()).bindings().stream().filter(row -> row.contains("property"))
                .collect(Collectors.toMap(row -> row.get("property"), row -> row.contains("datatype") ? row.get("datatype").getLiteralLexicalForm() : ""));
    }

    /** For a class an instance, for a property a whole triple. */
    private Map<Node, List<Value>> examples() {
        List<Binding> rows = engine.select(EXAMPLES.query(), Scope.all()).bindings();
        Map<Node, Label> names = labels.of(rows.stream().flatMap(row -> Stream.of(row.get("term"), row.get("subject"), row.get("object"))).toList(), "en");
        Map<Node, List<Value>> examples = new HashMap<>();
        for (Binding row : rows) examples.put(row.get("term"), example(row, names));
        return examples;
    }

    private static List<Value> example(Binding row, Map<Node, Label> names) {
        List<Value> words = new ArrayList<>(List.of(value(row.get("subject"), names)));
        Node object = row.get("object");
        if (object != null) words.addAll(List.of(value(row.get("term"), names), value(object, names)));
        return words;
    }

    private static Value value(Node node, Map<Node, Label> names) {
        if (!names.containsKey(node)) return new Value(node.isLiteral() ? node.getLiteralLexicalForm() : node.toString(), "", "");
        return new Value(names.get(node).text(), Links.href(node).orElse(""), names.get(node).lang());
    }
}
