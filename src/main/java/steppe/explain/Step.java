package steppe.explain;

import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.syntax.Element;

/**
 * One thing that happens to the rows.
 *
 * @param number its place: "2", or "3.1" within the third
 * @param kind pattern, path, filter, optional, union, way, minus, graph, group, query, bind or values
 * @param pattern as it is written in SPARQL; empty if its steps say it
 * @param alone whether a pattern shares nothing with what comes before, so that all is combined with all
 * @param element what it is in the query
 */
public record Step(String number, String kind, String words, String pattern, boolean alone, Optional<Count> count, List<Step> steps, Element element) {
    public Step {
        steps = List.copyOf(steps);
    }

    Step withCount(Optional<Count> found) {
        return new Step(number, kind, words, pattern, alone, found, steps, element);
    }

    Step withSteps(List<Step> others) {
        return new Step(number, kind, words, pattern, alone, count, others, element);
    }

    boolean isPattern() {
        return kind.equals("pattern") || kind.equals("path");
    }
}
