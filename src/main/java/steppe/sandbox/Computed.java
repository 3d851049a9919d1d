package steppe.sandbox;

import java.util.function.Supplier;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * What cannot be computed, as a third of a duration or a time with twelve decimals, is an error of the expression (SPARQL 1.1, section 17.2): Jena 5.6
 * gives up the whole query, and in a FILTER writes a page of log for each row.
 */
final class Computed {
    private Computed() {}

    static NodeValue of(Supplier<NodeValue> expression) {
        try {
            return expression.get();
        } catch (ArithmeticException | IllegalArgumentException | IllegalStateException | UnsupportedOperationException noValue) {
            throw new ExprEvalException(noValue.getMessage());
        }
    }
}
