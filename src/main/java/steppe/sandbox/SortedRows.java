package steppe.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;

/**
 * Rows in order, from the first look on. What they are ordered by is evaluated once for each row: Jena does so again for each comparison, which takes
 * many times as long, and {@code ORDER BY RAND()} then fails because no two comparisons agree. A sort looks at the signal as it goes.
 */
final class SortedRows extends IteratorDelayedInitialization<Binding> {
    private final Iterator<Binding> rows;
    private final List<SortCondition> conditions;
    private final List<SortCondition> ofKeys;
    private final ExecutionContext context;

    private record Keyed(Binding row, Binding key) {}

    SortedRows(Iterator<Binding> rows, List<SortCondition> conditions, ExecutionContext context) {
        this.rows = rows;
        this.conditions = conditions;
        this.ofKeys = IntStream.range(0, conditions.size()).mapToObj(i -> new SortCondition(Var.alloc("k" + i), conditions.get(i).getDirection())).toList();
        this.context = context;
    }

    @Override
    protected Iterator<Binding> initializeIterator() {
        boolean plain = conditions.stream().allMatch(condition -> condition.getExpression().isVariable());
        List<Keyed> all = new ArrayList<>();
        rows.forEachRemaining(row -> all.add(new Keyed(row, plain ? row : key(row))));
        all.sort(Comparator.comparing(Keyed::key, watched(new BindingComparator(plain ? conditions : ofKeys, context))));
        return Iter.map(all.iterator(), Keyed::row);
    }

    private Binding key(Binding row) {
        BindingBuilder key = Binding.builder();
        for (int i = 0; i < conditions.size(); i++) add(key, ofKeys.get(i).getExpression().asVar(), conditions.get(i).getExpression(), row);
        return key.build();
    }

    /** What cannot be evaluated comes first, as if unbound (SPARQL 1.1, section 15.1). */
    private void add(BindingBuilder key, Var name, Expr expression, Binding row) {
        try {
            key.add(name, expression.eval(row, context).asNode());
        } catch (ExprEvalException none) {
            return;
        }
    }

    private Comparator<Binding> watched(Comparator<Binding> comparator) {
        AtomicBoolean signal = context.getCancelSignal();
        if (signal == null) return comparator;
        return (one, other) -> {
            Bounds.checkSignal(signal);
            return comparator.compare(one, other);
        };
    }
}
