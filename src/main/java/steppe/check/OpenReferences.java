package steppe.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import steppe.read.Source;

/** Every thing, claim and document that is spoken of or pointed to must be described somewhere: these are not described here. */
final class OpenReferences {
    private final Source source;
    private final Graph known;

    OpenReferences(Source source, Graph known) {
        this.source = source;
        this.known = known;
    }

    List<Reference> find() {
        Set<Reference> open = new LinkedHashSet<>();
        source.graph().find().forEach(t -> Stream.of(t.getSubject(), t.getObject()).filter(this::isOpen).forEach(node -> open.add(new Reference(source.file(), t.getSubject(), node))));
        return List.copyOf(open);
    }

    private boolean isOpen(Node node) {
        return Reference.mustExist(node) && !known.contains(node, RDF.type.asNode(), Node.ANY);
    }
}
