package steppe.sandbox;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;

/** GROUP_CONCAT whose result is bounded while it grows. */
final class BoundedGroupConcat {
    private BoundedGroupConcat() {}

    /** This aggregator, bounded if it is a GROUP_CONCAT. */
    static Aggregator of(Aggregator aggregator) {
        if (aggregator instanceof AggGroupConcat all) return new All(all.getExprList().get(0), all.getSeparator());
        if (aggregator instanceof AggGroupConcatDistinct distinct) return new Distinct(distinct.getExprList().get(0), distinct.getSeparator());
        return aggregator;
    }

    private static final class All extends AggGroupConcat {
        All(Expr expression, String separator) {
            super(expression, separator);
        }

        @Override
        public Aggregator copy(ExprList expressions) {
            return new All(expressions.get(0), getSeparator());
        }

        @Override
        public Accumulator createAccumulator() {
            return new Joined(getExprList().get(0), false, getSeparator());
        }
    }

    private static final class Distinct extends AggGroupConcatDistinct {
        Distinct(Expr expression, String separator) {
            super(expression, separator);
        }

        @Override
        public Aggregator copy(ExprList expressions) {
            return new Distinct(expressions.get(0), getSeparator());
        }

        @Override
        public Accumulator createAccumulator() {
            return new Joined(getExprList().get(0), true, getSeparator());
        }
    }

    private static final class Joined extends AccumulatorExpr {
        private final StringBuilder joined = new StringBuilder();
        private final String separator;
        private boolean first = true;

        Joined(Expr expression, boolean distinct, String separator) {
            super(expression, distinct);
            this.separator = separator == null ? " " : separator;
        }

        @Override
        protected void accumulate(NodeValue value, Binding binding, FunctionEnv env) {
            if (!first) joined.append(separator);
            joined.append(value.asString());
            first = false;
            Bounds.checkLength(joined.length());
        }

        @Override
        protected void accumulateError(Binding binding, FunctionEnv env) {}

        @Override
        protected NodeValue getAccValue() {
            return NodeValue.makeString(joined.toString());
        }
    }
}
