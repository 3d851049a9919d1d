package steppe.publish;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.web.RdfFormat;

/**
 * RDF 1.2 (W3C Working Draft): each direct triple, and the claims that it rests on as its reifiers, {@code claim rdf:reifies
 * <<( s p o )>>}. It says the same as the reification of RDF 1.1 in a third of the triples. Jena 5.6 writes it as Turtle and
 * N-Triples; it has no JSON-LD and no RDF/XML for it.
 */
final class Reified {
    static final List<RdfFormat> FORMATS = List.of(RdfFormat.TURTLE, RdfFormat.N_TRIPLES);
    private static final Node REIFIES = NodeFactory.createURI(RDF.getURI() + "reifies");
    private static final Node FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

    private Reified() {}

    /** RDF 1.2 Turtle, section "Media type": the version parameter tells readers of RDF 1.1 that this is not for them. */
    static String contentType(RdfFormat format) {
        return format.mediaType() + "; version=1.2; charset=utf-8";
    }

    /** @param provenance as {@code provenance.rq} makes it: statements, and what is known of the claims */
    static Graph of(Graph provenance) {
        Graph graph = GraphMemFactory.createDefaultGraph();
        provenance.find().filterDrop(triple -> isStatement(triple.getSubject(), provenance)).forEach(graph::add);
        provenance.find(Node.ANY, RDF.type.asNode(), RDF.Statement.asNode()).mapWith(Triple::getSubject).forEach(statement -> {
            Triple said = Triple.create(part(statement, RDF.subject.asNode(), provenance), part(statement, RDF.predicate.asNode(), provenance), part(statement, RDF.object.asNode(), provenance));
            graph.add(said);
            provenance.find(statement, FROM, Node.ANY).forEach(from -> graph.add(from.getObject(), REIFIES, NodeFactory.createTripleTerm(said)));
        });
        return graph;
    }

    private static boolean isStatement(Node node, Graph provenance) {
        return provenance.contains(node, RDF.type.asNode(), RDF.Statement.asNode());
    }

    private static Node part(Node statement, Node property, Graph provenance) {
        return provenance.find(statement, property, Node.ANY).next().getObject();
    }
}
