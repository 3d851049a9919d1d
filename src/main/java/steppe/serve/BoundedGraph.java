package steppe.serve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import steppe.sandbox.Refusal;

/** Collects a bounded number of triples, for a query that can be cancelled. */
final class BoundedGraph extends GraphWrapper {
    private final int max;
    private final Run run;

    BoundedGraph(Graph graph, int max, Run run) {
        super(graph);
        this.max = max;
        this.run = run;
    }

    @Override
    public void add(Triple triple) {
        run.check();
        super.add(triple);
        if (size() > max) throw Refusal.tooBig("The answer has more than " + max + " triples. Add LIMIT, or read a graph at /sparql/data.");
    }
}
