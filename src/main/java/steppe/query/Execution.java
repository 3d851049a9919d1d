package steppe.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterAssign;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.iterator.QueryIterSlice;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * Evaluates as TDB2 does, but for seven things. Patterns of all graphs together are matched in the files of the indexes ({@link Patterns}). A query
 * with a LIMIT or with groups is evaluated by itself, as SPARQL 1.1 Query says (sections 12 and 18.2.4): Jena 5.6 hands it the rows of two VALUES
 * blocks that stand after it, if the second has many, and groups with HAVING those of the VALUES at the end; each of its rows then counts once for
 * each of these. What is only counted is counted in the index ({@link CountedGroups}). What rows are sorted by is evaluated once
 * ({@link SortedRows}). A join is made when its first row is asked for ({@link LateJoin}), and a path may be closed before its first
 * ({@link PathRows}). And what is no predicate matches nothing ({@link Predicates}).
 */
public class Execution extends OpExecutorTDB2 {
    public Execution(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpSlice slice, QueryIterator input) {
        return joined(input, from -> limited(exec(slice.getSubOp(), from), slice.getStart(), slice.getLength()));
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        return joined(input, from -> counted(group, 1, from).orElseGet(() -> super.execute(group, from)));
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        return having(filter.getSubOp(), filter.getExprs(), input).orElseGet(() -> matched(filter, filter.getSubOp(), input, rows -> super.execute(filter, rows)));
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return matched(pattern, pattern, input, rows -> super.execute(pattern, rows));
    }

    private QueryIterator matched(Op op, Op pattern, QueryIterator input, UnaryOperator<QueryIterator> otherwise) {
        QueryIterator possible = Predicates.possible(pattern, input, execCxt);
        return Patterns.of(op, execCxt).map(near -> near.rows(possible)).orElseGet(() -> otherwise.apply(possible));
    }

    @Override
    protected QueryIterator execute(OpConditional optional, QueryIterator input) {
        Optional<Patterns> near = Patterns.of(optional.getRight(), execCxt).filter(Patterns::hasNamedPredicates);
        return near.isPresent() ? near.get().optional(exec(optional.getLeft(), input)) : super.execute(optional, input);
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return super.execute(pattern, Predicates.possible(pattern, input, execCxt));
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        return late(input, from -> super.execute(join, from));
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        return late(input, from -> super.execute(join, from));
    }

    @Override
    protected QueryIterator execute(OpTable table, QueryIterator input) {
        return table.isJoinIdentity() || input.isJoinIdentity() ? super.execute(table, input) : late(input, from -> super.execute(table, from));
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        return along(path, input, execCxt);
    }

    /** The rows of a path in the active graph of the context. */
    protected static QueryIterator along(OpPath path, QueryIterator input, ExecutionContext context) {
        return new PathRows(path.getTriplePath(), input, context);
    }

    /** Of HAVING, so that groups that are too small become no rows. */
    private Optional<QueryIterator> having(Op op, ExprList conditions, QueryIterator input) {
        if (op instanceof OpExtend extend) {
            return having(extend.getSubOp(), conditions, input).map(rows -> new QueryIterAssign(rows, extend.getVarExprList(), execCxt, true));
        }
        if (!(op instanceof OpGroup group)) return Optional.empty();
        OptionalLong least = CountedGroups.least(group, conditions);
        return least.isEmpty() ? Optional.empty() : counted(group, least.getAsLong(), input);
    }

    Optional<QueryIterator> counted(OpGroup group, long least, QueryIterator input) {
        return CountedGroups.of(group, least, input, execCxt);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        return sorted(exec(order.getSubOp(), input), order.getConditions());
    }

    /** As ORDER BY says. */
    protected QueryIterator sorted(QueryIterator rows, List<SortCondition> conditions) {
        return QueryIterPlainWrapper.create(Iter.onClose(new SortedRows(rows, conditions, execCxt), rows::close), execCxt);
    }

    @Override
    protected QueryIterator execute(OpTopN top, QueryIterator input) {
        return joined(input, from -> first(top, from));
    }

    /** What the optimizer makes of ORDER BY with a LIMIT below {@code ARQ.topNSortingThreshold}. */
    protected QueryIterator first(OpTopN top, QueryIterator input) {
        return super.execute(top, input);
    }

    /** As OFFSET and LIMIT say. */
    protected QueryIterator limited(QueryIterator rows, long start, long length) {
        return new QueryIterSlice(rows, start, length, execCxt);
    }

    // From the root, it is by itself already; and the single row for which EXISTS asks is to be seen within.
    private QueryIterator joined(QueryIterator input, UnaryOperator<QueryIterator> limited) {
        boolean one = input instanceof QueryIterRoot || input instanceof QueryIterSingleton;
        return one ? limited.apply(input) : late(input, from -> Join.join(from, limited.apply(root()), execCxt));
    }

    private QueryIterator late(QueryIterator input, UnaryOperator<QueryIterator> join) {
        return QueryIterPlainWrapper.create(new LateJoin(input, join), execCxt);
    }
}
