package steppe.sandbox;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;

/** An operator, such as * or +, for operands of bounded size. */
final class BoundedOperator extends ExprFunction2 {
    private final ExprFunction2 operator;

    BoundedOperator(ExprFunction2 operator) {
        super(operator.getArg1(), operator.getArg2(), operator.getFunctionSymbol().getSymbol(), operator.getOpName());
        this.operator = operator;
    }

    @Override
    public NodeValue eval(NodeValue left, NodeValue right) {
        Bounds.checkSize(left);
        Bounds.checkSize(right);
        if (left.isString() && right.isString()) Bounds.checkTogether(List.of(left, right));
        return Computed.of(() -> operator.eval(left, right));
    }

    @Override
    public Expr copy(Expr left, Expr right) {
        return new BoundedOperator((ExprFunction2) operator.copy(left, right));
    }
}
