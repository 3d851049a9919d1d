package steppe.complete;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Schema;
import steppe.read.Source;

/**
 * Adds what a curator need not write: superclasses, defaults, the document and selector of each passage, and the days
 * that an EDTF date stands for. Only adds, never changes; each graph on its own but for dates of documents and ranks
 * that the curation graph sets.
 */
public final class Completion {
    private static final Node RANK = Names.term("rank");
    private final Schema schema;
    private final Map<Node, LocalDate> issued = new HashMap<>();
    private final Set<Node> ranked = new HashSet<>();

    public Completion(List<Source> sources, Schema schema) {
        this.schema = schema;
        for (Source source : sources) {
            source.graph().find(Node.ANY, RANK, Node.ANY).forEach(t -> ranked.add(t.getSubject()));
            source.graph().find(Node.ANY, DCTerms.issued.asNode(), Node.ANY).forEach(this::remember);
        }
    }

    /** Completes the source's graph in place. */
    public void complete(Source source) {
        Graph graph = source.graph();
        if (source.name().equals("ontology")) return;
        List<Triple> types = graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList();
        for (Triple type : types) schema.classes(type.getObject()).forEach(t -> graph.add(type.getSubject(), RDF.type.asNode(), t));
        for (Node claim : claims(graph)) new ClaimCompletion(graph, claim, schema, issuedOf(graph, claim)).run(!ranked.contains(claim));
    }

    private static Set<Node> claims(Graph graph) {
        Set<Node> claims = new HashSet<>();
        graph.find(Node.ANY, Names.term("subject"), Node.ANY).forEach(t -> claims.add(t.getSubject()));
        return claims;
    }

    private Optional<LocalDate> issuedOf(Graph graph, Node claim) {
        return ClaimCompletion.document(graph, claim).map(issued::get);
    }

    /** Only full days count: a year alone would back-date a claim. */
    private void remember(Triple date) {
        String day = date.getObject().getLiteralLexicalForm();
        if (day.length() == 10) issued.put(date.getSubject(), LocalDate.parse(day));
    }
}
