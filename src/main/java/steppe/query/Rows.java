package steppe.query;

import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The whole answer of a SELECT query, in the engine's order.
 *
 * @param cut whether it is known that a LIMIT of the query, or of a query within it, left out rows; only {@link Engine#answer} finds out
 */
public record Rows(List<Var> variables, List<Binding> bindings, boolean cut) {
    public Rows {
        variables = List.copyOf(variables);
        bindings = List.copyOf(bindings);
    }

    /** Of which nothing is known to be left out. */
    public Rows(List<Var> variables, List<Binding> bindings) {
        this(variables, bindings, false);
    }

    Rows cut(boolean known) {
        return new Rows(variables, bindings, known);
    }
}
