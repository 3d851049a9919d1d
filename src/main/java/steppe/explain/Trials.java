package steppe.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import steppe.query.Engine;
import steppe.query.Scope;

/** Asks the graph about parts of a query, as long as the time lasts. */
final class Trials {
    private static final long MOST = 1000;
    private final Engine engine;
    private final Query asked;
    private final Scope scope;
    private final long end;
    private final Map<Element, Boolean> few = new IdentityHashMap<>();

    /** @param asked whose FROM holds for its parts as well */
    Trials(Engine engine, Query asked, Scope scope, Duration time) {
        this.engine = engine;
        this.asked = asked;
        this.scope = scope;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Up to a thousand and one; empty if the time is over. */
    Optional<Count> count(Element element) {
        Query inner = query(element);
        inner.setQuerySelectType();
        inner.setQueryResultStar(true);
        inner.setLimit(MOST + 1);
        Query outer = query(new ElementSubQuery(inner));
        outer.setQuerySelectType();
        outer.addResultVar(Var.alloc("n"), outer.allocAggregate(new AggCount()));
        return tried(within -> within.select(outer, scope).bindings().get(0).get("n")).map(node -> ((Number) node.getLiteralValue()).longValue())
                .map(number -> new Count(Math.min(number, MOST), number > MOST));
    }

    /** Whether anything matches all of these; empty if the time is over. */
    Optional<Boolean> anything(List<Element> elements) {
        ElementGroup group = new ElementGroup();
        elements.forEach(element -> add(element, group));
        Query query = query(group);
        query.setQueryAskType();
        return tried(within -> within.ask(query, scope));
    }

    /** Whether it may be asked: all that is in it, but for sub-queries with many rows, which would be kept in memory. */
    boolean canBeTried(Element element) {
        List<Element> queries = new ArrayList<>();
        ElementWalker.walk(element, new ElementVisitorBase() {
            @Override
            public void visit(ElementSubQuery query) {
                queries.add(query);
            }

            @Override
            public void visit(ElementFilter filter) {
                within(filter.getExpr());
            }

            @Override
            public void visit(ElementBind bind) {
                within(bind.getExpr());
            }

            private void within(Expr expr) {
                if (expr instanceof ExprFunctionOp exists) ElementWalker.walk(exists.getElement(), this);
                else if (expr instanceof ExprFunction function) function.getArgs().forEach(this::within);
            }
        });
        return queries.stream().allMatch(query -> few.computeIfAbsent(query, it -> hasFewRows(((ElementSubQuery) it).getQuery())));
    }

    private boolean hasFewRows(Query query) {
        Element pattern = query.getQueryPattern();
        return pattern == null || canBeTried(pattern) && count(pattern).filter(count -> !count.more()).isPresent();
    }

    /** Patterns that follow each other are one basic graph pattern, whose blank nodes are the same ones. */
    private static void add(Element element, ElementGroup group) {
        Element last = group.isEmpty() ? null : group.getLast();
        if (!(element instanceof ElementPathBlock block) || !(last instanceof ElementPathBlock)) {
            group.addElement(element);
            return;
        }
        ElementPathBlock joined = new ElementPathBlock();
        ((ElementPathBlock) last).patternElts().forEachRemaining(joined::addTriplePath);
        block.patternElts().forEachRemaining(joined::addTriplePath);
        group.getElements().set(group.size() - 1, joined);
    }

    private Query query(Element pattern) {
        Query query = new Query();
        asked.getGraphURIs().forEach(query::addGraphURI);
        asked.getNamedGraphURIs().forEach(query::addNamedGraphURI);
        ElementGroup group = new ElementGroup();
        group.addElement(pattern);
        query.setQueryPattern(pattern instanceof ElementGroup ? pattern : group);
        return query;
    }

    private interface Question<T> {
        T ask(Engine engine);
    }

    private <T> Optional<T> tried(Question<T> question) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.toMillis() < 1) return Optional.empty();
        try {
            return Optional.ofNullable(question.ask(engine.within(left)));
        } catch (QueryException | HttpException e) {
            return Optional.empty();
        }
    }
}
