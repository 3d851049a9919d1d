package steppe.serve;

import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import steppe.sandbox.Refusal;

/** Collects a bounded number of triples, for a query that can be cancelled. */
final class BoundedGraph extends GraphWrapper {
    private final int max;
    private final Runnable check;

    /** @param check done before each triple; what it throws ends the query */
    BoundedGraph(int max, Runnable check) {
        super(GraphFactory.createDefaultGraph());
        this.max = max;
        this.check = check;
    }

    @Override
    public void add(Triple triple) {
        check.run();
        super.add(triple);
        if (size() > max) throw Refusal.tooBig("The answer has more than " + max + " triples. Add LIMIT, or read a graph at /sparql/data.");
    }
}
