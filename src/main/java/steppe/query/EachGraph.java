package steppe.query;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitor;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpExt;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.iterator.QueryIterGraph;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.sse.writers.WriterOp;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.NodeIsomorphismMap;

/**
 * What GRAPH holds, of one graph after the other, as SPARQL 1.1 Query says (section 18.6). TDB2 makes patterns of quads of it, which share the variable
 * of the graph. That is the same where each row comes of such patterns; but a MINUS then also compares the graphs, a sub-query counts all of them
 * together, and FILTER, BIND or VALUES by themselves, and nothing at all, know no graph.
 */
public final class EachGraph extends OpExt {
    private final OpGraph graph;

    private EachGraph(OpGraph graph) {
        super("eachgraph");
        this.graph = graph;
    }

    /** Queries with this context are optimized as ever, and then have these in the place of what quads cannot say. */
    static void addTo(Context context) {
        context.set(ARQConstants.sysOptimizerFactory, after(Optimize.stdOptimizationFactory));
    }

    /** After another optimizer, because it knows OpGraph and not this; before TDB2 makes quads. */
    public static RewriteFactory after(RewriteFactory optimizer) {
        return context -> op -> in(optimizer.create(context).rewrite(op));
    }

    private static Op in(Op op) {
        return Transformer.transform(new TransformCopy() {
            @Override
            public Op transform(OpGraph graph, Op pattern) {
                OpGraph same = (OpGraph) super.transform(graph, pattern);
                return isOfQuads(pattern) ? same : new EachGraph(same);
            }
        }, op);
    }

    /** Whether each row comes of a pattern of quads, and all that is joined with it too. */
    private static boolean isOfQuads(Op op) {
        if (op instanceof OpBGP pattern) return !pattern.getPattern().isEmpty();
        if (op instanceof OpSequence sequence) return areOfQuads(sequence.getElements());
        if (op instanceof OpJoin join) return areOfQuads(List.of(join.getLeft(), join.getRight()));
        if (op instanceof OpDisjunction either) return either.getElements().stream().allMatch(EachGraph::isOfQuads);
        if (op instanceof OpLeftJoin join && join.getExprs() != null && !isLookedFor(join.getExprs().getList(), EachGraph::isOfQuads)) return false;
        if (op instanceof OpUnion || op instanceof OpConditional || op instanceof OpLeftJoin) return isOfQuads(((Op2) op).getLeft()) && isOfQuads(((Op2) op).getRight());
        return op instanceof OpPath || isOfRows(op, EachGraph::isOfQuads) && isOfQuads(((Op1) op).getSubOp());
    }

    private static boolean areOfQuads(List<Op> joined) {
        return joined.stream().anyMatch(EachGraph::isOfQuads) && joined.stream().allMatch(op -> isOfQuads(op) || isOfNoGraph(op));
    }

    private static boolean isOfNoGraph(Op op) {
        return op instanceof OpTable || isOfRows(op, pattern -> false) && isOfNoGraph(((Op1) op).getSubOp());
    }

    /** Whether it adds to rows or leaves some out. @param exists what may stand in an EXISTS for that */
    private static boolean isOfRows(Op op, Predicate<Op> exists) {
        if (op instanceof OpFilter filter) return isLookedFor(filter.getExprs().getList(), exists);
        return op instanceof OpExtend extend && isLookedFor(extend.getVarExprList().getExprs().values(), exists);
    }

    private static boolean isLookedFor(Collection<Expr> expressions, Predicate<Op> exists) {
        boolean[] all = {true};
        expressions.forEach(expression -> Walker.walk(expression, new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp function) {
                all[0] &= exists.test(function.getGraphPattern());
            }
        }));
        return all[0];
    }

    @Override
    public QueryIterator eval(QueryIterator input, ExecutionContext context) {
        if (input instanceof QueryIterRoot) return rows(input, context);
        if (input instanceof QueryIterSingleton) return ofOne(input, context);
        return QueryIterPlainWrapper.create(new LateJoin(input, from -> Join.join(from, rows(QueryIterRoot.create(context), context), context)), context);
    }

    /** For one row, which is to be seen within. What does not hand it on, as groups do, gets it back. */
    private QueryIterator ofOne(QueryIterator input, ExecutionContext context) {
        Binding row = input.next();
        input.close();
        QueryIterator rows = rows(QueryIterSingleton.create(row, context), context);
        return QueryIterPlainWrapper.create(Iter.onClose(Iter.removeNulls(Iter.map(rows, each -> Algebra.merge(row, each))), rows::close), context);
    }

    private QueryIterator rows(QueryIterator input, ExecutionContext context) {
        return new QueryIterGraph(input, graph, context);
    }

    /** It stays as it is: what is within is no pattern of quads. */
    @Override
    public Op apply(Transform transform, OpVisitor before, OpVisitor after) {
        return this;
    }

    @Override
    public Op effectiveOp() {
        return graph;
    }

    @Override
    public void outputArgs(IndentedWriter out, SerializationContext context) {
        WriterOp.output(out, graph, context);
    }

    @Override
    public int hashCode() {
        return graph.hashCode();
    }

    @Override
    public boolean equalTo(Op other, NodeIsomorphismMap labels) {
        return other instanceof EachGraph each && graph.equalTo(each.graph, labels);
    }
}
