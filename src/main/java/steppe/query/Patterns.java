package steppe.query;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.optimize.TransformFilterPlacement;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import steppe.near.NearQuads;

/** A basic graph pattern of all graphs together, with conditions or without, in a database that is read from its files ({@link NearQuads}). */
final class Patterns {
    private final DatasetGraphTDB database;
    private final OpQuadPattern pattern;
    private final ExprList conditions;
    private final ExecutionContext context;

    private Patterns(DatasetGraphTDB database, OpQuadPattern pattern, ExprList conditions, ExecutionContext context) {
        this.database = database;
        this.pattern = pattern;
        this.conditions = conditions;
        this.context = context;
    }

    /** Nothing if it is something else. */
    static Optional<Patterns> of(Op op, ExecutionContext context) {
        if (op instanceof OpFilter filter) return of(filter.getSubOp(), filter.getExprs(), context);
        return of(op, ExprList.emptyList, context);
    }

    private static Optional<Patterns> of(Op op, ExprList conditions, ExecutionContext context) {
        if (!(op instanceof OpQuadPattern pattern && context.getDataset() instanceof DatasetGraphTDB database && database.getQuadTable() instanceof NearQuads)) return Optional.empty();
        boolean is = !pattern.getBasicPattern().isEmpty() && isOfAllGraphs(pattern, context) && NearQuads.matches(pattern.getBasicPattern());
        return is ? Optional.of(new Patterns(database, pattern, conditions, context)) : Optional.empty();
    }

    static boolean isOfAllGraphs(OpQuadPattern pattern, ExecutionContext context) {
        return Node.ANY.equals(OpExecutorTDB2.decideGraphNode(pattern.getGraphNode(), context)) && QC2.getFilter(context.getContext()) == null;
    }

    /** Whether all predicates are IRIs: what is bound elsewhere may be none, and Jena finds no order then ({@link Predicates}). */
    boolean hasNamedPredicates() {
        return pattern.getBasicPattern().getList().stream().allMatch(triple -> triple.getPredicate().isURI());
    }

    /** Each condition is looked at as soon as what it speaks of is known. */
    QueryIterator rows(QueryIterator input) {
        QueryIterPeek rows = QueryIterPeek.create(input, context);
        BasicPattern triples = ordered(rows);
        return conditions.isEmpty() ? matched(triples, rows) : placed(TransformFilterPlacement.transform(conditions, pattern.getGraphNode(), triples), rows);
    }

    private QueryIterator placed(Op op, QueryIterator input) {
        QueryIterator rows = input;
        if (op instanceof OpSequence sequence) {
            for (Op part : sequence.getElements()) rows = placed(part, rows);
        } else if (op instanceof OpFilter filter) {
            rows = placed(filter.getSubOp(), rows);
            for (Expr condition : filter.getExprs()) rows = new QueryIterFilterExpr(rows, condition, context);
        } else if (op instanceof OpQuadPattern part) {
            rows = matched(part.getBasicPattern(), rows);
        } else {
            rows = QC.execute(op, rows, context);
        }
        return rows;
    }

    /** The rows of the input, each with what matches it, or by itself if nothing does. */
    QueryIterator optional(QueryIterator input) {
        QueryIterPeek rows = QueryIterPeek.create(input, context);
        return matched(ordered(rows), rows, row -> conditions.isSatisfied(row, context), true);
    }

    /** In the order in which TDB2 looks for the triples, by what is known of the first row. */
    private BasicPattern ordered(QueryIterPeek rows) {
        BasicPattern triples = pattern.getBasicPattern();
        ReorderTransformation order = database.getReorderTransform();
        if (triples.size() < 2 || order == null || !rows.hasNext()) return triples;
        return order.reorderIndexes(Substitute.substitute(triples, rows.peek())).reorder(triples);
    }

    private QueryIterator matched(BasicPattern triples, QueryIterator rows) {
        return matched(triples, rows, row -> true, false);
    }

    private QueryIterator matched(BasicPattern triples, QueryIterator rows, Predicate<Binding> test, boolean optional) {
        Iterator<Binding> matches = ((NearQuads) database.getQuadTable()).match(triples, rows, test, optional, context.getCancelSignal());
        return QueryIterPlainWrapper.create(Iter.onClose(matches, rows::close), context);
    }
}
