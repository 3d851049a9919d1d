package steppe.read;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * One file of the repository as a graph.
 *
 * @param file  where it was read from
 * @param graph what it says, and later what the build has completed
 */
public record Source(SourceFile file, Graph graph) {
    /** The graph's short name: {@code cepa-2025}, {@code entities}, {@code ontology} ... */
    public String name() {
        return file.name();
    }

    public Node graphName() {
        return file.graphName();
    }

    /** {@code triples/x.ttl:12}, the line that first mentions the node at its start, for messages. */
    public String placeOf(Node node) {
        return file.placeOf(node);
    }
}
