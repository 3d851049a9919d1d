package steppe.sandbox;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.serializer.SerializationContext;

/** A function of strings, such as CONCAT, whose result is no longer than its arguments together: so these are bounded. */
final class BoundedFunction extends ExprFunctionN {
    private final ExprFunctionN function;

    BoundedFunction(ExprFunctionN function) {
        super(function.getFunctionSymbol().getSymbol(), new ExprList(function.getArgs()));
        this.function = function;
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        Bounds.checkTogether(values);
        return function.eval(values);
    }

    @Override
    public String getFunctionName(SerializationContext context) {
        return function.getFunctionName(context);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new BoundedFunction((ExprFunctionN) function.copy(arguments));
    }
}
