package steppe.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.syntax.Element;
import steppe.query.Engine;
import steppe.query.Scope;
import steppe.web.Labels;

/** Explains queries. What it asks of the graph itself is bounded in number, rows and time. */
final class Explainer {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int MOST_COUNTS = 40;
    private static final int MOST_LABELS = 500;
    private final Engine engine;
    private final Labels labels;
    private final Mistakes mistakes;

    Explainer(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
        this.mistakes = new Mistakes(new Known(engine));
    }

    Explanation explain(Tokens tokens, PrefixMapping assumed, Query query, Scope scope) {
        List<Node> named = tokens.used().stream().flatMap(token -> tokens.iri(token, assumed).stream()).distinct().limit(MOST_LABELS).map(NodeFactory::createURI).filter(Explainer::isAbsolute).toList();
        Words words = new Words(labels.of(named, "en"));
        Trials trials = new Trials(engine, query, scope, TIME);
        List<Step> steps = counted(new Planner(words).steps(query), trials, new int[] {MOST_COUNTS});
        return new Explanation(tokens.text(), asks(query, words), steps, then(query, words), mistakes.of(tokens, assumed), emptiness(steps, trials, query));
    }

    private static boolean isAbsolute(Node node) {
        return node.getURI().matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    }

    private List<Step> counted(List<Step> steps, Trials trials, int[] left) {
        return steps.stream().map(step -> {
            boolean counts = step.kind().equals("pattern") && left[0]-- > 0;
            // Within GRAPH a count over all graphs would mislead.
            Step inner = step.kind().equals("graph") || step.steps().isEmpty() ? step : step.withSteps(counted(step.steps(), trials, left));
            return counts ? inner.withCount(trials.count(step.element())) : inner;
        }).toList();
    }

    private static String asks(Query query, Words words) {
        if (query.isAskType()) return "Asks whether there is anything such that all of this holds.";
        if (query.isConstructType()) return "Makes triples after a pattern of " + query.getConstructTemplate().getTriples().size() + " from each row that comes of this.";
        List<String> columns = query.getProjectVars().stream().map(column -> column(column, query, words)).toList();
        return "Asks for " + Words.and(columns) + (query.isDistinct() ? ", each combination once." : ".");
    }

    private static String column(Var column, Query query, Words words) {
        Expr expr = query.getProject().getExpr(column);
        return words.of(column) + (expr == null ? "" : " (" + words.of(expr) + ")");
    }

    private static List<String> then(Query query, Words words) {
        List<String> then = new ArrayList<>();
        if (query.hasValues()) then.add("keep those that fit one of the " + query.getValuesData().size() + " rows of VALUES at the end");
        if (query.hasGroupBy()) then.add("make one row for each " + Words.and(query.getGroupBy().getVars().stream().map(words::of).toList()));
        query.getHavingExprs().forEach(expr -> then.add("keep the groups where " + words.of(expr)));
        if (query.hasOrderBy()) then.add("sort by " + Words.and(query.getOrderBy().stream().map(each -> words.of(each.getExpression()) + (each.getDirection() == Query.ORDER_DESCENDING ? ", greatest first" : "")).toList()));
        if (query.hasOffset()) then.add("leave out the first " + query.getOffset() + " rows");
        if (query.hasLimit()) then.add("stop after " + query.getLimit() + (query.getLimit() == 1 ? " row" : " rows"));
        return then;
    }

    private static Emptiness emptiness(List<Step> steps, Trials trials, Query query) {
        List<Step> tried = steps.stream().filter(step -> Trials.isSimple(step.element())).toList();
        if (tried.isEmpty()) return new Emptiness("unknown", "", "None of the steps can be tried by itself.");
        Optional<Boolean> all = trials.anything(elements(tried));
        if (all.filter(Boolean::booleanValue).isPresent()) return matches(steps, tried, query);
        for (int i = 0; i < tried.size(); i++) {
            boolean last = i == tried.size() - 1;
            Optional<Boolean> some = last && all.isPresent() ? all : trials.anything(elements(tried.subList(0, i + 1)));
            if (some.isEmpty()) return new Emptiness("unknown", "", i == 0 ? "Whether anything matches could not be found out in time." : "Up to step " + tried.get(i - 1).number() + " there are matches; from there on it could not be found out in time.");
            if (!some.get()) return nothing(tried.get(i), tried.subList(0, i), trials);
        }
        return matches(steps, tried, query);
    }

    private static Emptiness matches(List<Step> steps, List<Step> tried, Query query) {
        List<String> open = Stream.concat(steps.stream().filter(step -> !tried.contains(step)).map(step -> "step " + step.number()),
                Stream.of(query.hasHaving() ? "HAVING" : "", query.hasValues() ? "VALUES at the end" : "", query.hasOffset() ? "OFFSET" : "", query.getLimit() == 0 ? "LIMIT 0" : "").filter(text -> !text.isEmpty())).toList();
        return new Emptiness("matches", "", open.isEmpty() ? "All steps together have matches." : "The other steps have matches; if the answer is empty, it is because of " + Words.list(open) + ".");
    }

    private static Emptiness nothing(Step step, List<Step> before, Trials trials) {
        String start = "Step " + step.number() + " is the first that leaves nothing: ";
        if (!step.isPattern()) return new Emptiness("nothing", step.number(), start + "until there, there are matches, and it takes them all away.");
        boolean never = step.count().map(count -> count.number() == 0).orElseGet(() -> trials.anything(List.of(step.element())).filter(some -> !some).isPresent());
        String why = never ? "the graph has no triple at all that matches " + step.pattern() : "there are matches of " + step.pattern() + ", but none together with " + (before.size() == 1 ? "step " : "steps ")
                + Words.and(before.stream().map(Step::number).toList());
        return new Emptiness("nothing", step.number(), start + why.replaceFirst(" \\.$", "") + ".");
    }

    private static List<Element> elements(List<Step> steps) {
        return steps.stream().map(Step::element).toList();
    }
}
