package steppe.sparql;

import java.util.List;

/**
 * What stands in the form of {@code /sparql}.
 *
 * @param graphs the named graphs that the answer is limited to; none means all
 */
public record SparqlView(String query, List<String> graphs, List<Format> formats) {
    /** By the name that the endpoint's parameter {@code format} takes. */
    public record Format(String name, String title) {}
}
