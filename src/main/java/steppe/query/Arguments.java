package steppe.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Checked terms for every parameter of a question, in its order; an empty list leaves the parameter unfilled. */
public record Arguments(Map<String, List<Node>> values) {
    public Arguments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public List<Node> of(Parameter parameter) {
        return values.getOrDefault(parameter.name(), List.of());
    }
}
