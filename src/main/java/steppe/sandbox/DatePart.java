package steppe.sandbox;

import java.util.Set;
import org.apache.jena.sparql.expr.E_DateTimeDay;
import org.apache.jena.sparql.expr.E_DateTimeHours;
import org.apache.jena.sparql.expr.E_DateTimeMinutes;
import org.apache.jena.sparql.expr.E_DateTimeMonth;
import org.apache.jena.sparql.expr.E_DateTimeSeconds;
import org.apache.jena.sparql.expr.E_DateTimeTZ;
import org.apache.jena.sparql.expr.E_DateTimeTimezone;
import org.apache.jena.sparql.expr.E_DateTimeYear;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * YEAR, HOURS, TZ and the like (SPARQL 1.1, section 17.4.5), which of what is no literal are an error, as of any other value without such a part: Jena
 * 5.6 gives up the whole query, and in a FILTER writes a page of log for each row.
 */
final class DatePart extends ExprFunction1 {
    static final Set<Class<?>> READ_BY = Set.of(E_DateTimeYear.class, E_DateTimeMonth.class, E_DateTimeDay.class, E_DateTimeHours.class, E_DateTimeMinutes.class,
            E_DateTimeSeconds.class, E_DateTimeTimezone.class, E_DateTimeTZ.class);
    private final ExprFunction1 function;

    DatePart(ExprFunction1 function) {
        super(function.getArg(), function.getFunctionSymbol().getSymbol());
        this.function = function;
    }

    @Override
    public NodeValue eval(NodeValue value) {
        if (!value.asNode().isLiteral()) throw new ExprEvalException("not a literal");
        return function.eval(value);
    }

    @Override
    public Expr copy(Expr argument) {
        return new DatePart((ExprFunction1) function.copy(argument));
    }
}
