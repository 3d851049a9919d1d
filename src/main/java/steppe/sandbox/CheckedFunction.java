package steppe.sandbox;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** A function that is called by its IRI, as casts are (SPARQL 1.1, section 17.5), of values that it may not know. */
final class CheckedFunction extends E_Function {
    CheckedFunction(String iri, ExprList arguments) {
        super(iri, arguments);
    }

    @Override
    public NodeValue evalSpecial(Binding row, FunctionEnv env) {
        return Computed.of(() -> super.evalSpecial(row, env));
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new CheckedFunction(getFunctionIRI(), arguments);
    }
}
