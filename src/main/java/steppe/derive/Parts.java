package steppe.derive;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Schema;

/**
 * The parts in which things appear in a source's claims, {@code :Kazakhstan steppe:appearsAs v:PositionHolder}: of all its claims, also of those that are
 * denied or overruled, because a reader may ask about these too. A list of choices then needs one look-up for each thing, not its claims.
 */
final class Parts {
    private static final Node APPEARS_AS = Names.term("appearsAs");
    /** What makes claims one kind. */
    private static final List<Node> KINDS = List.of(RDF.type.asNode(), Names.term("predicate"), Names.term("measure"), Names.term("modality"));
    private final Schema schema;
    private final Graph derived;

    Parts(Schema schema, Graph derived) {
        this.schema = schema;
        this.derived = derived;
    }

    void add(Graph source) {
        for (Node kind : KINDS) source.find(Node.ANY, kind, Node.ANY).forEach(t -> schema.parts(t.getObject()).forEach(part -> add(source, t.getSubject(), part)));
    }

    private void add(Graph source, Node claim, Schema.Part part) {
        source.find(claim, part.property(), Node.ANY).mapWith(t -> t.getObject()).filterKeep(Node::isURI)
                .forEach(thing -> derived.add(thing, APPEARS_AS, part.concept()));
    }
}
