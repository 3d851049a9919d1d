package steppe.check;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/** Two graphs as one, for many small questions: Jena's Union collects each answer in a set. */
class Together extends GraphBase {
    final Graph own;
    final Graph context;

    Together(Graph own, Graph context) {
        this.own = own;
        this.context = context;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> found = own.find(pattern);
        return context.contains(pattern) ? found.andThen(context.find(pattern).filterDrop(own::contains)) : found;
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return own.contains(pattern) || context.contains(pattern);
    }
}
