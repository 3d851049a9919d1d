package steppe.sandbox;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.ExprAggregator;
import steppe.query.EachGraph;

/**
 * What runs before Jena's optimizer, on every part of a query, also those within EXISTS, sub-queries and HAVING: it refuses what this
 * endpoint does not do and puts bounded functions in the place of those that can run for ever. Before, because the optimizer already
 * evaluates what is constant; in the algebra, because Jena 5.6's transformation of the syntax passes over a second HAVING.
 */
final class SafeAlgebra extends TransformCopy {
    private static final int MAX_PARTS = 500;
    private static final int MAX_ROWS = 10_000;
    private int parts;

    private SafeAlgebra() {}

    static RewriteFactory factory() {
        RewriteFactory optimizing = EachGraph.after(Optimize.stdOptimizationFactory);
        return context -> {
            Rewrite optimizer = optimizing.create(context);
            return op -> optimizer.rewrite(checked(op));
        };
    }

    static Op checked(Op op) {
        return Transformer.transform(new SafeAlgebra(), new SafeExpressions(), op);
    }

    @Override
    public Op transform(OpService service, Op pattern) {
        throw Refusal.of(403, "SERVICE is not allowed here: this endpoint asks no other.");
    }

    @Override
    public Op transform(OpTable table) {
        if (!table.isJoinIdentity() && table.getTable().size() > MAX_ROWS) throw Refusal.bad("VALUES has more than " + MAX_ROWS + " rows.");
        return super.transform(table);
    }

    @Override
    public Op transform(OpPath path) {
        count(1);
        Paths.check(path.getTriplePath().getPath());
        return super.transform(path);
    }

    @Override
    public Op transform(OpGroup group, Op pattern) {
        List<ExprAggregator> bounded = group.getAggregators().stream()
                .map(each -> new ExprAggregator(each.getVar(), BoundedGroupConcat.of(each.getAggregator()))).toList();
        return new OpGroup(pattern, group.getGroupVars(), bounded);
    }

    @Override
    public Op transform(OpBGP pattern) {
        count(pattern.getPattern().size());
        return super.transform(pattern);
    }

    @Override
    public Op transform(OpFilter filter, Op pattern) {
        count(1);
        return super.transform(filter, pattern);
    }

    @Override
    public Op transform(OpExtend extend, Op pattern) {
        count(extend.getVarExprList().size());
        return super.transform(extend, pattern);
    }

    @Override
    public Op transform(OpGraph graph, Op pattern) {
        count(1);
        return super.transform(graph, pattern);
    }

    @Override
    public Op transform(OpJoin join, Op left, Op right) {
        count(1);
        return super.transform(join, left, right);
    }

    @Override
    public Op transform(OpLeftJoin join, Op left, Op right) {
        count(1);
        return super.transform(join, left, right);
    }

    @Override
    public Op transform(OpMinus minus, Op left, Op right) {
        count(1);
        return super.transform(minus, left, right);
    }

    @Override
    public Op transform(OpUnion union, Op left, Op right) {
        count(1);
        return super.transform(union, left, right);
    }

    /** Each part is some frames of the stack, and where that overflows within the store a lock may stay held. */
    private void count(int more) {
        parts += more;
        if (parts > MAX_PARTS) throw Refusal.bad("The query is too complex: it has more than " + MAX_PARTS + " patterns and joins.");
    }
}
