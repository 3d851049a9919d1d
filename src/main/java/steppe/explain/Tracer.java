package steppe.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;

/** Finds the first step after which nothing is left, also within GRAPH, groups, sub-queries, UNION and EXISTS. */
final class Tracer {
    private final Trials trials;

    Tracer(Trials trials) {
        this.trials = trials;
    }

    /**
     * Where steps stand.
     *
     * @param before what holds already, outside
     * @param numbers of the steps that say so
     * @param inner whether they stand within another step
     * @param within makes of some of the steps what they mean there
     */
    private record Place(List<Element> before, List<String> numbers, boolean inner, UnaryOperator<Element> within) {
        static Place top() {
            return new Place(List.of(), List.of(), false, UnaryOperator.identity());
        }

        /** What to try for these steps, the outer ones first. */
        List<Element> with(List<Step> steps) {
            if (!inner) return elements(steps);
            ElementGroup group = new ElementGroup();
            elements(steps).forEach(group::addElement);
            return Stream.concat(before.stream(), Stream.of(within.apply(group))).toList();
        }

        /** Inside a step: what comes before it holds there as well. */
        Place inside(List<Step> earlier, UnaryOperator<Element> meaning) {
            return new Place(Stream.concat(before.stream(), earlier.stream().map(Step::element)).toList(), numbers(earlier), true, meaning.andThen(within)::apply);
        }

        List<String> numbers(List<Step> earlier) {
            return Stream.concat(numbers.stream(), earlier.stream().map(Step::number)).toList();
        }
    }

    Emptiness emptiness(List<Step> steps, Query query) {
        List<Step> tried = steps.stream().filter(step -> trials.canBeTried(step.element())).toList();
        if (tried.isEmpty()) return new Emptiness("unknown", "", "None of the steps can be tried by itself.");
        Optional<Boolean> all = trials.anything(elements(tried));
        if (all.filter(Boolean::booleanValue).isPresent()) return matches(steps, tried, query);
        Found found = first(tried, Place.top());
        if (found.step() == null && !found.known()) return unknown(found.until());
        return found.step() == null ? matches(steps, tried, query) : new Emptiness("nothing", found.step().number(), "Step " + found.step().number() + " is the first that leaves nothing: " + found.why());
    }

    /**
     * @param step none if it was not found
     * @param until the number of the last step that surely leaves something; empty for none
     */
    private record Found(Step step, String why, boolean known, String until) {}

    private Found first(List<Step> steps, Place place) {
        for (int i = 0; i < steps.size(); i++) {
            Optional<Boolean> some = trials.anything(place.with(steps.subList(0, i + 1)));
            if (some.isEmpty()) return new Found(null, "", false, i == 0 ? "" : steps.get(i - 1).number());
            if (!some.get()) return within(steps.get(i), steps.subList(0, i), place);
        }
        return new Found(null, "", true, "");
    }

    /** The step itself, or, if it is made of steps, the first of these. */
    private Found within(Step step, List<Step> before, Place place) {
        Found itself = new Found(step, why(step, before, place), true, "");
        List<Step> inner = step.steps().stream().filter(each -> trials.canBeTried(each.element())).toList();
        if (inner.isEmpty() || inner.size() < step.steps().size()) return itself;
        Optional<Found> found = switch (step.kind()) {
            case "graph" -> Optional.of(first(inner, place.inside(before, group -> new ElementNamedGraph(((ElementNamedGraph) step.element()).getGraphNameNode(), group))));
            case "group" -> Optional.of(first(inner, place.inside(before, UnaryOperator.identity())));
            case "filter" -> step.element() instanceof ElementFilter filter && filter.getExpr() instanceof E_Exists
                    ? Optional.of(first(inner, place.inside(before, group -> new ElementFilter(new E_Exists(group))))) : Optional.empty();
            case "query" -> Optional.of(first(inner, Place.top()));
            case "union" -> ways(inner, before, place);
            default -> Optional.empty();
        };
        return found.filter(it -> it.step() != null).orElse(itself);
    }

    /** Each way ends somewhere: the last one is the first after which nothing is left, and the others are said. */
    private Optional<Found> ways(List<Step> ways, List<Step> before, Place place) {
        List<Found> ends = new ArrayList<>();
        for (Step way : ways) {
            Found end = first(way.steps(), place.inside(before, UnaryOperator.identity()));
            if (end.step() == null) return Optional.empty();
            ends.add(end);
        }
        Found last = ends.get(ends.size() - 1);
        String others = Words.and(ends.subList(0, ends.size() - 1).stream().map(end -> end.step().number()).toList());
        return Optional.of(new Found(last.step(), last.why() + " The other ways end before, at " + others + ".", true, ""));
    }

    private String why(Step step, List<Step> before, Place place) {
        if (!step.isPattern()) return place.numbers(before).isEmpty() && !step.kind().equals("filter") ? "it has no matches." : "until there, there are matches, and it takes them all away.";
        String pattern = step.pattern().replaceFirst(" \\.$", "");
        Place alone = new Place(List.of(), List.of(), place.inner(), place.within());
        boolean never = step.count().map(count -> count.number() == 0).orElseGet(() -> trials.anything(alone.with(List.of(step))).filter(some -> !some).isPresent());
        boolean inGraph = place.within().apply(new ElementGroup()) instanceof ElementNamedGraph;
        if (never) return (inGraph ? "no triple there matches " : "the graph has no triple at all that matches ") + pattern + ".";
        List<String> others = place.numbers(before);
        return "there are matches of " + pattern + ", but none together with " + (others.size() == 1 ? "step " : "steps ") + Words.and(others) + ".";
    }

    private static Emptiness unknown(String until) {
        return new Emptiness("unknown", "", until.isEmpty() ? "Whether anything matches could not be found out in time." : "Up to step " + until + " there are matches; from there on it could not be found out in time.");
    }

    private Emptiness matches(List<Step> steps, List<Step> tried, Query query) {
        if (query.hasValues() && tried.size() == steps.size() && isEmptiedByValues(steps, query)) {
            return new Emptiness("nothing", "", "All steps together have matches, but none of them fits a row of VALUES at the end.");
        }
        List<String> open = Stream.concat(steps.stream().filter(step -> !tried.contains(step)).map(step -> "step " + step.number()),
                Stream.of(query.hasHaving() ? "HAVING" : "", query.hasOffset() ? "OFFSET" : "", query.getLimit() == 0 ? "LIMIT 0" : "").filter(text -> !text.isEmpty())).toList();
        return new Emptiness("matches", "", open.isEmpty() ? "All steps together have matches." : "The other steps have matches; if the answer is empty, it is because of " + Words.list(open) + ".");
    }

    private boolean isEmptiedByValues(List<Step> steps, Query query) {
        ElementData rows = new ElementData(query.getValuesVariables(), query.getValuesData());
        return trials.anything(Stream.concat(elements(steps).stream(), Stream.of(rows)).toList()).filter(some -> !some).isPresent();
    }

    private static List<Element> elements(List<Step> steps) {
        return steps.stream().map(Step::element).toList();
    }
}
