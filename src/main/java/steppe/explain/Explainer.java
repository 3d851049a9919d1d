package steppe.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import steppe.query.Engine;
import steppe.query.Scope;
import steppe.web.Labels;

/** Explains queries. What it asks of the graph itself is bounded in number, rows and time. */
final class Explainer {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int MOST_COUNTS = 40;
    private static final int MOST_LABELS = 500;
    private final Engine bounded;
    private final Labels labels;
    private final Mistakes mistakes;

    Explainer(Engine engine, Engine bounded, Labels labels) {
        this.bounded = bounded;
        this.labels = labels;
        this.mistakes = new Mistakes(new Known(engine));
    }

    Explanation explain(Tokens tokens, PrefixMapping assumed, Query query, Scope scope) {
        List<Node> named = tokens.used().stream().flatMap(token -> tokens.iri(token, assumed).stream()).distinct().limit(MOST_LABELS).map(NodeFactory::createURI).filter(Explainer::isAbsolute).toList();
        Words words = new Words(labels.of(named, "en"));
        Trials trials = new Trials(bounded, query, scope, TIME);
        List<Step> steps = counted(new Planner(words).steps(query), trials, new int[] {MOST_COUNTS});
        return new Explanation(tokens.text(), asks(query, words), steps, then(query, words), mistakes.of(tokens, assumed), new Tracer(trials).emptiness(steps, query));
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
}
