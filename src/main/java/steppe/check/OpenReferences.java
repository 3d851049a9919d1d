package steppe.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.read.Source;

/** Every thing, claim and document that is pointed to must be described somewhere: these are not described here. */
final class OpenReferences {
    private final Source source;
    private final Graph known;

    OpenReferences(Source source, Graph known) {
        this.source = source;
        this.known = known;
    }

    List<Reference> find() {
        Set<Reference> open = new LinkedHashSet<>();
        source.graph().find().filterKeep(this::isOpen).forEach(t -> open.add(new Reference(source.file(), t.getSubject(), t.getObject())));
        return List.copyOf(open);
    }

    private boolean isOpen(Triple triple) {
        return Reference.mustExist(triple.getObject()) && !known.contains(triple.getObject(), RDF.type.asNode(), Node.ANY);
    }
}
