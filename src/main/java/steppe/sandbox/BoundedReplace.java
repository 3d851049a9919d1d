package steppe.sandbox;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.sse.Tags;

/** REPLACE that can be cancelled and whose result is bounded. */
final class BoundedReplace extends ExprFunctionN {
    private BoundedPattern last;

    BoundedReplace(ExprList arguments) {
        super(Tags.tagReplace, arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
        Node text = NodeValueOps.checkAndGetStringLiteral("REPLACE", values.get(0));
        String replacement = NodeValueOps.checkAndGetStringLiteral("REPLACE", values.get(2)).getLiteralLexicalForm();
        last = BoundedPattern.of(last, values.get(1), values.size() > 3 ? values.get(3) : null);
        String result = last.replaceIn(text.getLiteralLexicalForm(), replacement, Bounds.signal(env));
        return result == null ? values.get(0) : NodeValue.makeNode(NodeFactory.createLiteral(result, text.getLiteralLanguage(), text.getLiteralDatatype()));
    }

    /** Called by the optimizer only, for constants: there is no signal yet, so not now. */
    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new ExprEvalException("only within a query");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new BoundedReplace(arguments);
    }
}
