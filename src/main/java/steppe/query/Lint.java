package steppe.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import steppe.model.Problem;

/**
 * What keeps a query from giving the same answer in every SPARQL 1.1 tool, today and tomorrow: extensions of one engine,
 * other services, relative IRIs, functions of the clock or of chance, aggregates without an order.
 */
final class Lint {
    /** Parsed with this base, a relative IRI gives itself away. */
    static final String NO_BASE = "http://relative.invalid/";

    private static final Map<String, String> UNSTABLE = new LinkedHashMap<>();

    static {
        UNSTABLE.put("now", "the time of asking");
        UNSTABLE.put("rand", "chance");
        UNSTABLE.put("uuid", "chance");
        UNSTABLE.put("struuid", "chance");
        UNSTABLE.put("bnode", "chance");
        UNSTABLE.put("group_concat", "an order that SPARQL does not define");
        UNSTABLE.put("sample", "an order that SPARQL does not define");
    }

    private final SourceText source;
    private final Query query;
    private final Set<Problem> problems = new LinkedHashSet<>();

    Lint(SourceText source, Query query) {
        this.source = source;
        this.query = query;
    }

    List<Problem> problems() {
        String printed = query.toString();
        if (printed.contains(NO_BASE)) add("<(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^<>\\s]*>", "an IRI is relative, and what it means depends on the tool.", "Write it in full or with a prefix.");
        if (printed.contains("http://jena.") || printed.contains("<java:")) add("(?:http://jena\\.|<java:)[^>]*", "an extension of Jena, which other engines do not have.", "Say it in SPARQL 1.1.");
        Elements elements = new Elements();
        QueryTransformOps.transform(query, elements, new Functions(elements));
        return List.copyOf(problems);
    }

    /** The variables that the query computes: by BIND, or by an expression in a SELECT. */
    static Set<String> assigned(Query query) {
        Set<String> names = new HashSet<>(computedColumns(query));
        QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementBind bind, Var variable, Expr expr) {
                names.add(variable.getVarName());
                return super.transform(bind, variable, expr);
            }
        });
        subQueries(query).forEach(inner -> names.addAll(computedColumns(inner)));
        return names;
    }

    /** The variables that some sub-query mentions but neither selects nor gives values to: to the outside they are others. */
    static Set<String> hiddenInSubQueries(Query query) {
        Set<String> names = new HashSet<>();
        for (Query inner : subQueries(query)) {
            Set<String> mentioned = new HashSet<>();
            PatternVars.vars(inner.getQueryPattern()).forEach(variable -> mentioned.add(variable.getVarName()));
            mentioned.removeAll(inner.getResultVars());
            mentioned.removeAll(ValuesBlocks.read(inner).keySet());
            names.addAll(mentioned);
        }
        return names;
    }

    /** All queries within it, however deep; not those within EXISTS. */
    static List<Query> subQueries(Query query) {
        List<Query> found = new ArrayList<>();
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementSubQuery element) {
                found.add(element.getQuery());
                found.addAll(subQueries(element.getQuery()));
            }
        });
        return found;
    }

    private static List<String> computedColumns(Query query) {
        return query.getProject().getExprs().keySet().stream().map(Node::getName).toList();
    }

    private void add(String pattern, String message, String hint) {
        problems.add(source.queryProblem(pattern, message, hint));
    }

    private void checkStable(String symbol) {
        String name = symbol.toLowerCase(Locale.ROOT);
        if (UNSTABLE.containsKey(name)) add("(?i)\\b" + name + "\\s*\\(", name.toUpperCase(Locale.ROOT) + " depends on " + UNSTABLE.get(name) + ", so no answer can be expected of it.", "Take a parameter, or select the rows themselves.");
    }

    private final class Elements extends ElementTransformCopyBase {
        @Override
        public Element transform(ElementService element, Node service, Element inner) {
            add("(?i)\\bservice\\b", "SERVICE asks another endpoint; a saved question is answered by this graph alone.", "Leave it out.");
            return super.transform(element, service, inner);
        }
    }

    // Also reaches into EXISTS, which ElementWalker does not.
    private final class Functions extends ExprTransformApplyElementTransform {
        Functions(Elements elements) {
            super(elements);
        }

        @Override
        public Expr transform(ExprFunction0 function) {
            checkStable(function.getFunctionSymbol().getSymbol());
            return super.transform(function);
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            checkStable(function.getFunctionSymbol().getSymbol());
            checkKnown(function);
            return super.transform(function, args);
        }

        @Override
        public Expr transform(ExprAggregator aggregator) {
            checkStable(aggregator.getAggregator().getName());
            return super.transform(aggregator);
        }

        private void checkKnown(ExprFunction function) {
            String iri = function.getFunctionIRI();
            if (iri != null && !iri.startsWith("http://www.w3.org/2001/XMLSchema#")) add("(?i)\\bfilter\\b|\\bbind\\b|\\z", "the function <" + iri + "> is not SPARQL 1.1, whose only named functions are the casts xsd:date(...) and so on.", "Say it with built-in functions.");
        }
    }
}
