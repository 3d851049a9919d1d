package steppe.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.InPlaceMergeSorter;
import org.apache.lucene.util.Sorter;

/**
 * Rows in order, from the first look on. What they are ordered by is evaluated once for each row: Jena does so again for each comparison, which takes
 * many times as long, and {@code ORDER BY RAND()} then fails because no two comparisons agree. A sort looks at the signal as it goes.
 */
final class SortedRows extends IteratorDelayedInitialization<Binding> {
    private final Iterator<Binding> rows;
    private final List<SortCondition> conditions;
    private final ExecutionContext context;

    private record Keyed(Binding row, NodeValue[] keys) {}

    SortedRows(Iterator<Binding> rows, List<SortCondition> conditions, ExecutionContext context) {
        this.rows = rows;
        this.conditions = conditions;
        this.context = context;
    }

    @Override
    protected Iterator<Binding> initializeIterator() {
        List<Keyed> all = new ArrayList<>();
        rows.forEachRemaining(row -> all.add(new Keyed(row, keys(row))));
        return Iter.map(Iter.of(sorted(all, watched(this::compare))), Keyed::row);
    }

    // Of times with and without a zone Jena's order is none, which the JDK's sort may notice and then fails; Lucene's does not mind, but takes longer.
    private static Keyed[] sorted(List<Keyed> all, Comparator<Keyed> comparator) {
        Keyed[] rows = all.toArray(Keyed[]::new);
        try {
            Arrays.sort(rows, comparator);
            return rows;
        } catch (IllegalArgumentException noOrder) {
            Keyed[] again = all.toArray(Keyed[]::new);
            merged(again, comparator).sort(0, again.length);
            return again;
        }
    }

    private static Sorter merged(Keyed[] rows, Comparator<Keyed> comparator) {
        return new InPlaceMergeSorter() {
            @Override
            protected int compare(int one, int other) {
                return comparator.compare(rows[one], rows[other]);
            }

            @Override
            protected void swap(int one, int other) {
                ArrayUtil.swap(rows, one, other);
            }
        };
    }

    private NodeValue[] keys(Binding row) {
        NodeValue[] keys = new NodeValue[conditions.size()];
        for (int i = 0; i < keys.length; i++) keys[i] = key(conditions.get(i).getExpression(), row);
        return keys;
    }

    /** What cannot be evaluated comes first, as if unbound (SPARQL 1.1 Query, section 15.1). */
    private NodeValue key(Expr expression, Binding row) {
        try {
            return expression.eval(row, context);
        } catch (ExprEvalException none) {
            return null;
        }
    }

    // As Jena does: rows that are alike by the conditions stand in the order of all of their terms.
    private int compare(Keyed one, Keyed other) {
        for (int i = 0; i < one.keys.length; i++) {
            int order = BindingComparator.compareNodesRaw(one.keys[i], other.keys[i]);
            if (order != 0) return conditions.get(i).getDirection() == Query.ORDER_DESCENDING ? -order : order;
        }
        return BindingComparator.compareBindingsSyntactic(one.row, other.row);
    }

    private Comparator<Keyed> watched(Comparator<Keyed> comparator) {
        AtomicBoolean signal = context.getCancelSignal();
        if (signal == null) return comparator;
        return (one, other) -> {
            if (signal.get()) throw new QueryCancelledException();
            return comparator.compare(one, other);
        };
    }
}
