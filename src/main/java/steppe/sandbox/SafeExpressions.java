package steppe.sandbox;

import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/** Puts bounded functions in the place of those that grow or go on, and refuses those that are not SPARQL 1.1's own. */
final class SafeExpressions extends ExprTransformCopy {
    private static final int MAX_PARTS = 3000;
    /** Jena's optimizer goes through what is within an EXISTS twice, so each level doubles its work; it cannot be stopped. */
    private static final int MAX_EXISTS = 8;
    private final Map<ExprFunctionOp, Integer> depths = new IdentityHashMap<>();
    private int parts;

    /** Called for the innermost first. */
    @Override
    public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
        int[] depth = {1};
        Walker.walk(pattern, new OpVisitorBase(), new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp inner) {
                depth[0] = Math.max(depth[0], depths.getOrDefault(inner, 0) + 1);
            }
        });
        if (depth[0] > MAX_EXISTS) throw Refusal.bad("The query is too complex: EXISTS is nested more than " + MAX_EXISTS + " deep.");
        Expr safe = super.transform(exists, arguments, pattern);
        depths.put((ExprFunctionOp) safe, depth[0]);
        return safe;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        count();
        Expr same = super.transform(function, argument);
        return DatePart.READ_BY.contains(same.getClass()) ? new DatePart((ExprFunction1) same) : same;
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        count();
        if (function instanceof E_StrLang) return new CheckedStrLang(left, right);
        if (function instanceof E_StrDatatype) return new CheckedStrDatatype(left, right);
        Expr same = super.transform(function, left, right);
        boolean grows = same instanceof E_Add || same instanceof E_Subtract || same instanceof E_Multiply || same instanceof E_Divide;
        return grows ? new BoundedOperator((ExprFunction2) same) : same;
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        count();
        if (function instanceof E_Regex) return new BoundedRegex(arguments);
        if (function instanceof E_StrReplace) return new BoundedReplace(arguments);
        if (function instanceof E_Call) throw Refusal.bad("CALL is not SPARQL 1.1.");
        if (function instanceof E_Function) return checked(function.getFunctionIRI(), arguments);
        Expr same = super.transform(function, arguments);
        return same instanceof E_StrConcat concat ? new BoundedFunction(concat) : same;
    }

    private static Expr checked(String iri, ExprList arguments) {
        Closed.checkFunction(iri);
        return new CheckedFunction(iri, arguments);
    }

    private void count() {
        if (++parts > MAX_PARTS) throw Refusal.bad("The query is too complex: its expressions have more than " + MAX_PARTS + " parts.");
    }
}
