package steppe.linked;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.linked.View.Fact;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.web.Label;
import steppe.web.Links;
import steppe.web.Numbers;
import steppe.web.Passages;

/** What the graph says of one IRI: the very triples of its data formats, and from them its page. */
record Description(Node it, Graph graph) {
    private static final String WIKIDATA = "http://www.wikidata.org/entity/";
    /** Properties of other vocabularies whose names are no words. */
    private static final Map<String, String> OTHERS = Map.of("altLabel", "also called", "hiddenLabel", "also written", "notation", "code", "iso31661Alpha2", "code");
    static final List<Node> NAMING = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());

    List<Node> all(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream().sorted(NodeCmp::compareRDFTerms).toList();
    }

    Optional<Node> one(Node subject, Node property) {
        return all(subject, property).stream().findFirst();
    }

    /** The subjects that point to it. */
    List<Node> pointing(Node property, Node object) {
        return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream().distinct().sorted(NodeCmp::compareRDFTerms).toList();
    }

    boolean isA(Node node, String type) {
        return graph.contains(node, RDF.type.asNode(), Names.term(type));
    }

    List<Node> ofType(String type) {
        return ofType(Names.term(type));
    }

    List<Node> ofType(Node type) {
        return pointing(RDF.type.asNode(), type);
    }

    /** The English text, or else any. */
    String text(Node subject, Node property) {
        List<Node> texts = all(subject, property).stream().filter(Node::isLiteral).toList();
        return texts.stream().filter(text -> text.getLiteralLanguage().equals("en")).findFirst().or(() -> texts.stream().findFirst())
                .map(Node::getLiteralLexicalForm).orElse("");
    }

    String name(Node node) {
        return NAMING.stream().map(property -> text(node, property)).filter(text -> !text.isEmpty()).findFirst()
                .map(text -> new Label(text, "").text()).orElseGet(() -> nameless(node));
    }

    Value value(Node node) {
        if (node.isLiteral()) return new Value(literal(node), "", node.getLiteralLanguage());
        if (node.isBlank()) return new Value("(unnamed)", "", "");
        Optional<Passage> passage = Passage.parse(node.getURI());
        return new Value(passage.map(Passages::place).orElseGet(() -> name(node)), Links.href(node).orElse(""), "");
    }

    List<Value> values(Collection<Node> nodes) {
        return nodes.stream().map(this::value).toList();
    }

    /** The node's properties, with those left out that the predicate refuses. */
    List<Fact> facts(Node subject, Predicate<Triple> wanted) {
        var byProperty = graph.find(subject, Node.ANY, Node.ANY).filterKeep(wanted).toList().stream()
                .sorted((a, b) -> NodeCmp.compareRDFTerms(a.getObject(), b.getObject()))
                .collect(Collectors.groupingBy(Triple::getPredicate, Collectors.mapping(Triple::getObject, Collectors.toList())));
        return byProperty.entrySet().stream().map(entry -> new Fact(property(entry.getKey()), values(entry.getValue())))
                .sorted((a, b) -> a.property().text().compareToIgnoreCase(b.property().text())).toList();
    }

    List<Fact> facts(Node subject, String... properties) {
        return Stream.of(properties).map(Names::term).map(property -> fact(subject, property)).flatMap(Optional::stream).toList();
    }

    Optional<Fact> fact(Node subject, Node property) {
        List<Node> values = all(subject, property);
        return values.isEmpty() ? Optional.empty() : Optional.of(new Fact(property(property), values(values)));
    }

    /** What others have named has no label here: a prefixed name, or the address that it is. */
    private static String nameless(Node node) {
        if (!node.isURI()) return node.toString();
        if (node.getURI().startsWith(WIKIDATA)) return "Wikidata " + local(node);
        return Links.isOurs(node) ? local(node) : Names.prefixes().shortForm(node.getURI());
    }

    /** A property by its label; one of another vocabulary by its name, {@code owl:sameAs} is "same as". */
    Value property(Node property) {
        Value value = value(property);
        boolean named = NAMING.stream().anyMatch(naming -> !text(property, naming).isEmpty());
        return named ? value : new Value(OTHERS.getOrDefault(local(property), local(property)).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT), value.href(), "");
    }

    static String local(Node node) {
        return node.getURI().replaceFirst("^.*[/#](?=[^/#])", "");
    }

    private static String literal(Node node) {
        String text = node.getLiteralLexicalForm();
        if (node.getLiteralDatatype().equals(XSDDatatype.XSDboolean)) return text.equals("true") ? "yes" : "no";
        boolean number = node.getLiteral().isWellFormed() && node.getLiteralValue() instanceof Number;
        return number ? Numbers.grouped(text) : text;
    }
}
