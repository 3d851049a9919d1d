package steppe.sandbox;

import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;

/** STRDT (SPARQL 1.1, section 17.4.2.6) of texts from which Jena makes no value of that type, well-formed or not. */
final class CheckedStrDatatype extends E_StrDatatype {
    CheckedStrDatatype(Expr text, Expr datatype) {
        super(text, datatype);
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue datatype) {
        return Computed.of(() -> super.eval(text, datatype));
    }

    @Override
    public Expr copy(Expr text, Expr datatype) {
        return new CheckedStrDatatype(text, datatype);
    }
}
