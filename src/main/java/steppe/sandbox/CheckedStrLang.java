package steppe.sandbox;

import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * STRLANG whose second argument must be a language tag, as SPARQL 1.1 (section 17.4.2.7) and its grammar know them: Jena fails on some others, and
 * writes the rest into answers.
 */
final class CheckedStrLang extends E_StrLang {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    CheckedStrLang(Expr text, Expr tag) {
        super(text, tag);
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue tag) {
        if (!tag.isString() || !TAG.matcher(tag.getString()).matches()) throw new ExprEvalException("not a language tag");
        return super.eval(text, tag);
    }

    @Override
    public Expr copy(Expr text, Expr tag) {
        return new CheckedStrLang(text, tag);
    }
}
