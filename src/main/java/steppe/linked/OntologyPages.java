package steppe.linked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
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
    private static final Set<Node> ABOVE = Set.of(RDF.type.asNode(), RDFS.label.asNode(), SKOS.definition.asNode(), SKOS.example.asNode(), RDFS.isDefinedBy.asNode());
    private final Engine engine;
    private final Labels labels;
    private volatile Examples known = new Examples("", Map.of());

    private record Examples(String version, Map<Node, List<Value>> ofTerms) {}

    OntologyPages(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    View.Ontology page(Address address, Description in) {
        Map<Node, List<Value>> examples = examples();
        Node ontology = in.ofType(OWL2.Ontology.asNode()).stream().findFirst().orElse(in.it());
        List<Terms> parts = List.of(
                part("Classes", List.of(OWL2.Class.asNode()), in, examples),
                part("Relations", List.of(OWL2.ObjectProperty.asNode()), in, examples),
                part("Values", List.of(OWL2.DatatypeProperty.asNode()), in, examples),
                part("Notes", List.of(OWL2.AnnotationProperty.asNode()), in, examples));
        return new View.Ontology(Header.of(address, "Ontology"), in.text(ontology, org.apache.jena.vocabulary.DCTerms.description.asNode()),
                in.facts(ontology, triple -> !triple.getPredicate().getLocalName().equals("description")), parts);
    }

    private static Terms part(String heading, List<Node> types, Description in, Map<Node, List<Value>> examples) {
        List<Term> terms = types.stream().flatMap(type -> in.ofType(type).stream()).filter(term -> term.isURI() && term.getURI().startsWith(Names.ONTOLOGY))
                .map(term -> term(term, in, examples)).sorted(Comparator.comparing(Term::id, String.CASE_INSENSITIVE_ORDER)).toList();
        return new Terms(heading, "part-" + heading.toLowerCase(java.util.Locale.ROOT), terms);
    }

    private static Term term(Node term, Description in, Map<Node, List<Value>> examples) {
        List<Value> others = in.values(in.all(term, RDFS.label.asNode())).stream().filter(label -> !label.lang().equals("en")).toList();
        return new Term(Description.local(term), in.name(term), others, in.text(term, SKOS.definition.asNode()), in.text(term, SKOS.example.asNode()),
                in.facts(term, triple -> !ABOVE.contains(triple.getPredicate()) && !triple.getObject().isBlank()), examples.getOrDefault(term, List.of()));
    }

    /** Asked of the whole graph, so once for each version of it. */
    private Map<Node, List<Value>> examples() {
        String version = engine.version();
        if (!known.version().equals(version)) known = new Examples(version, ask());
        return known.ofTerms();
    }

    /** For a class an instance, for a property a whole triple. */
    private Map<Node, List<Value>> ask() {
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
