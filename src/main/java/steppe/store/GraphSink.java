package steppe.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** Takes the finished graphs of a build. */
interface GraphSink {
    /** The graph's whole content; an empty one leaves no trace. */
    void put(Node name, Graph graph);
}
