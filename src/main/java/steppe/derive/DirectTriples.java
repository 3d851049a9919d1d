package steppe.derive;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import steppe.model.Schema;

/** Headline triples and what the ontology entails of them: super-properties, inverses, symmetry. */
final class DirectTriples {
    private final Schema schema;
    private final Graph derived;

    DirectTriples(Schema schema, Graph derived) {
        this.schema = schema;
        this.derived = derived;
    }

    void add(Claim claim) {
        add(claim.subject(), claim.predicate(), claim.object());
    }

    private void add(Node subject, Node property, Node object) {
        if (derived.contains(subject, property, object)) return;
        derived.add(subject, property, object);
        schema.properties(property).forEach(wider -> add(subject, wider, object));
        schema.inverses(property).forEach(inverse -> add(object, inverse, subject));
    }
}
