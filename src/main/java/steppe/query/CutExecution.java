package steppe.query;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterSlice;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/**
 * Notices when a LIMIT, of the query or of a query within it, leaves out a row. That costs nothing to speak of: a slice of Jena's looks for a
 * further row before it ends anyway, and of what is sorted one row more is kept.
 */
final class CutExecution extends Execution {
    private final AtomicBoolean cut;

    private CutExecution(ExecutionContext context, AtomicBoolean cut) {
        super(context);
        this.cut = cut;
    }

    /** From here on, a query with this context sets what is returned when one of its LIMITs leaves out a row. For one query each. */
    static AtomicBoolean watch(Context context) {
        AtomicBoolean cut = new AtomicBoolean();
        QC.setFactory(context, execution -> new CutExecution(execution, cut));
        return cut;
    }

    // It keeps the first rows only, and so would not know of others.
    @Override
    protected QueryIterator first(OpTopN top, QueryIterator input) {
        OpTopN oneMore = new OpTopN(top.getSubOp(), top.getLimit() + 1, top.getConditions());
        return limited(super.first(oneMore, input), 0, top.getLimit());
    }

    @Override
    protected QueryIterator limited(QueryIterator rows, long start, long length) {
        return new Slice(rows, start, length);
    }

    private final class Slice extends QueryIterSlice {
        Slice(QueryIterator rows, long start, long length) {
            super(rows, start, length, execCxt);
        }

        @Override
        protected boolean hasNextBinding() {
            boolean next = super.hasNextBinding();
            if (!next && getInput().hasNext()) cut.set(true);
            return next;
        }
    }
}
