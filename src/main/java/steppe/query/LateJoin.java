package steppe.query;

import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;

/** A join that is made when its first row is asked for: some of Jena 5.6's fail when they are closed before that. */
final class LateJoin extends IteratorDelayedInitialization<Binding> implements IteratorCloseable<Binding> {
    private final UnaryOperator<QueryIterator> join;
    private QueryIterator rows;

    /** @param join makes the join from its input */
    LateJoin(QueryIterator input, UnaryOperator<QueryIterator> join) {
        this.rows = input;
        this.join = join;
    }

    // Then asked at once, because until then it is as unfit to be closed as any.
    @Override
    protected Iterator<Binding> initializeIterator() {
        rows = join.apply(rows);
        rows.hasNext();
        return rows;
    }

    @Override
    public void close() {
        rows.close();
    }
}
