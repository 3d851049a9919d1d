package steppe.complete;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Schema;
import steppe.read.Context;
import steppe.read.Source;

/**
 * Adds what a curator need not write: superclasses, defaults, headlines, the document and selector of each passage, and the days
 * that an EDTF date stands for. Only adds, never changes; each graph on its own but for the dates of documents and the
 * ranks that the context has.
 */
public final class Completion {
    private static final Node RANK = Names.term("rank");
    private final Context context;
    private final Schema schema;

    public Completion(Context context) {
        this.context = context;
        this.schema = context.schema();
    }

    /** Completes the source's graph in place. */
    public void complete(Source source) {
        Graph graph = source.graph();
        if (source.name().equals("ontology")) return;
        List<Triple> types = graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList();
        for (Triple type : types) schema.classes(type.getObject()).forEach(t -> graph.add(type.getSubject(), RDF.type.asNode(), t));
        for (Node claim : claims(graph)) new ClaimCompletion(graph, claim, schema, issuedOf(graph, claim)).run(!isRanked(graph, claim));
    }

    private static Set<Node> claims(Graph graph) {
        return graph.find(Node.ANY, Names.term("subject"), Node.ANY).mapWith(Triple::getSubject).toSet();
    }

    private boolean isRanked(Graph graph, Node claim) {
        return graph.contains(claim, RANK, Node.ANY) || context.graph().contains(claim, RANK, Node.ANY);
    }

    private Optional<LocalDate> issuedOf(Graph graph, Node claim) {
        return ClaimCompletion.document(graph, claim).flatMap(document -> issued(context.graph(), document).or(() -> issued(graph, document)));
    }

    /** Only full days count: a year alone would back-date a claim. */
    private static Optional<LocalDate> issued(Graph graph, Node document) {
        return graph.find(document, DCTerms.issued.asNode(), Node.ANY).mapWith(Triple::getObject).filterKeep(Completion::isDay).nextOptional()
                .map(day -> LocalDate.parse(day.getLiteralLexicalForm()));
    }

    /** Without a time zone. */
    private static boolean isDay(Node date) {
        return date.isLiteral() && XSDDatatype.XSDdate.equals(date.getLiteralDatatype()) && date.getLiteralLexicalForm().length() == 10;
    }
}
