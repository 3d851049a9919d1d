package steppe.complete;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.sparql.graph.NodeConst;
import steppe.model.Interval;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.model.Schema;
import steppe.model.Texts;

/** Completes one claim. */
final class ClaimCompletion {
    private static final Node DOCUMENT = Names.term("document");
    private static final Node WHEN = Names.term("when");
    private static final Node DATE_BASIS = Names.term("dateBasis");
    private static final String ASSESSED_ON = Names.term("assessedOn").getURI();
    private final Graph graph;
    private final Node claim;
    private final Schema schema;
    private final Optional<LocalDate> issued;

    ClaimCompletion(Graph graph, Node claim, Schema schema, Optional<LocalDate> issued) {
        this.graph = graph;
        this.claim = claim;
        this.schema = schema;
        this.issued = issued;
    }

    /** The document that a claim stands in, written or from its passage. */
    static Optional<Node> document(Graph graph, Node claim) {
        return object(graph, claim, DOCUMENT).or(() -> passage(graph, claim).map(passage -> Names.document(passage.document())));
    }

    void run(boolean unranked) {
        headline();
        measured();
        byDefault("modality", Names.concept("Asserted"));
        byDefault("negated", NodeConst.nodeFalse);
        if (unranked) byDefault("rank", Names.concept("Normal"));
        document(graph, claim).ifPresent(document -> add(DOCUMENT, document));
        passage(graph, claim).ifPresent(this::select);
        date();
    }

    /** The three IRIs in one string: no index of triples finds the claims that share all three. */
    private void headline() {
        List<String> iris = Stream.of("subject", "predicate", "object").flatMap(part -> object(graph, claim, Names.term(part)).stream())
                .filter(Node::isURI).map(Node::getURI).toList();
        if (iris.size() < 3) return;
        String headline = String.join(" ", iris);
        add(Names.term("headline"), NodeFactory.createLiteralString(headline));
        // Judgements on a topic don't confirm each other, so nobody counts them by headline.
        if (!iris.get(1).equals(ASSESSED_ON)) add(Names.term("headlineNumber"), headlineNumber(headline));
    }

    /** Of 52 bits: as large as TDB2 keeps in its indexes themselves, and as every client's numbers are exact. */
    private static Node headlineNumber(String headline) {
        long number = Long.parseLong(Texts.digest(headline.getBytes(StandardCharsets.UTF_8)).substring(0, 13), 16);
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }

    /** Measure and thing in one string, for the subject and each party: no index finds the figures of one measure among the many of a large state. */
    private void measured() {
        object(graph, claim, Names.term("measure")).filter(Node::isURI).ifPresent(measure ->
                Stream.of("subject", "party").flatMap(part -> graph.find(claim, Names.term(part), Node.ANY).toList().stream()).map(Triple::getObject)
                        .filter(Node::isURI).forEach(thing -> add(Names.term("measured"), NodeFactory.createLiteralString(measure.getURI() + " " + thing.getURI()))));
    }

    private void select(Passage passage) {
        Node place = NodeFactory.createURI(passage.iri());
        Node selector = NodeFactory.createURI(passage.iri().replace("#char=", "#selector="));
        graph.add(place, RDF.type.asNode(), Names.term("Passage"));
        graph.add(place, RDF.type.asNode(), OA.SpecificResource.asNode());
        graph.add(place, OA.hasSource.asNode(), Names.document(passage.document()));
        graph.add(place, OA.hasSelector.asNode(), selector);
        graph.add(selector, RDF.type.asNode(), OA.TextPositionSelector.asNode());
        graph.add(selector, OA.start.asNode(), number(passage.start()));
        graph.add(selector, OA.end.asNode(), number(passage.end()));
    }

    private void date() {
        Optional<Node> when = object(graph, claim, WHEN);
        if (when.isPresent()) {
            byDefault("dateBasis", Names.concept("Stated"));
            Interval.parse(when.get().getLiteralLexicalForm()).ifPresent(this::bounds);
        } else if (isStateOfAffairs()) {
            issued.map(Interval::since).ifPresent(this::bounds);
            byDefault("dateBasis", Names.concept("Inferred"));
        }
    }

    /** A state of affairs without a date is known to hold when the document was written, no earlier. */
    private boolean isStateOfAffairs() {
        return object(graph, claim, Names.term("predicate")).filter(schema::holdsOverTime).isPresent();
    }

    private void bounds(Interval interval) {
        day("from", interval.from());
        day("fromLatest", interval.fromLatest());
        day("until", interval.until());
    }

    private void day(String property, LocalDate day) {
        if (day != null) add(Names.term(property), NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate));
    }

    private void byDefault(String property, Node value) {
        if (!graph.contains(claim, Names.term(property), Node.ANY)) add(Names.term(property), value);
    }

    private void add(Node property, Node value) {
        graph.add(claim, property, value);
    }

    private static Node number(int value) {
        return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDnonNegativeInteger);
    }

    private static Optional<Passage> passage(Graph graph, Node claim) {
        return object(graph, claim, Names.term("passage")).filter(Node::isURI).flatMap(iri -> Passage.parse(iri.getURI()));
    }

    private static Optional<Node> object(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).nextOptional().map(t -> t.getObject());
    }
}
