package steppe.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingProjectNamed;
import org.apache.jena.sparql.engine.iterator.QueryIterConvert;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import steppe.query.Execution;

/**
 * Evaluates as pages do ({@link Execution}), but for two things. Property paths can be cancelled: Jena walks a whole closure between two looks at
 * the signal. ORDER BY and DISTINCT keep a bounded number of rows, in memory: Jena would keep them all, or write to the disk without end.
 */
final class WatchedExecution extends Execution {
    private static final long MAX_ROWS = 500_000;

    WatchedExecution(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Graph watched = new WatchedGraph(execCxt.getActiveGraph(), execCxt.getCancelSignal());
        return along(path, input, ExecutionContext.copyChangeActiveGraph(execCxt, watched));
    }

    @Override
    protected QueryIterator sorted(QueryIterator rows, List<SortCondition> conditions) {
        long[] count = {0};
        return super.sorted(filtered(rows, row -> checked(++count[0], "sorted")), conditions);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        QueryIterator rows = exec(distinct.getSubOp(), input);
        Set<Binding> seen = new HashSet<>();
        QueryIterator named = new QueryIterConvert(rows, BindingProjectNamed::new, execCxt);
        return filtered(named, row -> seen.add(row) && checked(seen.size(), "compared"));
    }

    private QueryIterator filtered(QueryIterator rows, Predicate<Binding> predicate) {
        return QueryIterPlainWrapper.create(Iter.onClose(Iter.filter(rows, predicate), rows::close), execCxt);
    }

    private static boolean checked(long rows, String what) {
        if (rows > MAX_ROWS) throw Refusal.tooBig("More than " + MAX_ROWS + " rows would have to be " + what + " for this answer. Ask for less.");
        return true;
    }

    private static final class WatchedGraph extends GraphWrapper {
        private final AtomicBoolean signal;

        WatchedGraph(Graph graph, AtomicBoolean signal) {
            super(graph);
            this.signal = signal;
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            if (signal != null) Bounds.checkSignal(signal);
            return super.find(subject, predicate, object);
        }

        @Override
        public ExtendedIterator<Triple> find(Triple triple) {
            if (signal != null) Bounds.checkSignal(signal);
            return super.find(triple);
        }
    }
}
