package steppe.query;

import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** The whole answer of a SELECT query, in the engine's order. */
public record Rows(List<Var> variables, List<Binding> bindings) {
    public Rows {
        variables = List.copyOf(variables);
        bindings = List.copyOf(bindings);
    }
}
