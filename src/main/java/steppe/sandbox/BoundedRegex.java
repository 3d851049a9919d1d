package steppe.sandbox;

import java.util.List;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.RDFLangString;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
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

    /** Of a variable, as nearly always: to make a value of each label of a graph first takes as long as to look into it. */
    @Override
    protected NodeValue evalSpecial(Binding binding, FunctionEnv env) {
        Node text = getArg(1) instanceof ExprVar variable ? binding.get(variable.asVar()) : null;
        if (text == null || !isText(text)) return null;
        return occursIn(text, getArg(2).eval(binding, env), numArgs() > 2 ? getArg(3).eval(binding, env) : null, env);
    }

    private static boolean isText(Node node) {
        if (!node.isLiteral()) return false;
        RDFDatatype type = node.getLiteralDatatype();
        return type == XSDDatatype.XSDstring || type == RDFLangString.rdfLangString;
    }

    @Override
    public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
        return occursIn(NodeValueOps.checkAndGetStringLiteral("REGEX", values.get(0)), values.get(1), values.size() > 2 ? values.get(2) : null, env);
    }

    private NodeValue occursIn(Node text, NodeValue source, NodeValue flags, FunctionEnv env) {
        last = BoundedPattern.of(last, source, flags);
        return NodeValue.booleanReturn(last.occursIn(text.getLiteralLexicalForm(), Bounds.signal(env)));
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
