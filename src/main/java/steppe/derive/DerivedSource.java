package steppe.derive;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import steppe.model.Names;

/** What follows from one source alone: {@code graph:derived/cepa-2025}. */
public record DerivedSource(String source, Graph graph) {
    public Node graphName() {
        return Names.graph("derived/" + source);
    }
}
