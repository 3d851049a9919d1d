package steppe.serve;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.sse.Tags;

/** REGEX that can be cancelled. */
final class BoundedRegex extends ExprFunctionN {
    private BoundedPattern last;

    BoundedRegex(ExprList arguments) {
        super(Tags.tagRegex, arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
        String text = NodeValueOps.checkAndGetStringLiteral("REGEX", values.get(0)).getLiteralLexicalForm();
        last = BoundedPattern.of(last, values.get(1), values.size() > 2 ? values.get(2) : null);
        return NodeValue.booleanReturn(last.occursIn(text, Bounds.signal(env)));
    }

    /** Called by the optimizer only, for constants: there is no signal yet, so not now. */
    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new ExprEvalException("only within a query");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new BoundedRegex(arguments);
    }
}
