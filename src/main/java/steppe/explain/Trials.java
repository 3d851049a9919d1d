package steppe.explain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Datatype;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_IsBlank;
import org.apache.jena.sparql.expr.E_IsIRI;
import org.apache.jena.sparql.expr.E_IsLiteral;
import org.apache.jena.sparql.expr.E_IsNumeric;
import org.apache.jena.sparql.expr.E_IsURI;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_LangMatches;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLength;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import steppe.query.Engine;
import steppe.query.Scope;

/** Asks the graph about parts of a query, as long as the time lasts. Only what is cheap for each row is tried: no regular expressions, no sub-queries. */
final class Trials {
    private static final long MOST = 1000;
    /** What takes no more time and memory than its arguments. */
    private static final Set<Class<? extends ExprFunction>> SIMPLE = Set.of(E_Equals.class, E_NotEquals.class, E_LessThan.class, E_LessThanOrEqual.class, E_GreaterThan.class,
            E_GreaterThanOrEqual.class, E_LogicalAnd.class, E_LogicalOr.class, E_LogicalNot.class, E_Bound.class, E_Lang.class, E_LangMatches.class, E_Str.class, E_Datatype.class,
            E_IsIRI.class, E_IsURI.class, E_IsLiteral.class, E_IsBlank.class, E_IsNumeric.class, E_OneOf.class, E_NotOneOf.class, E_StrContains.class, E_StrStartsWith.class,
            E_StrEndsWith.class, E_StrLength.class, E_StrLowerCase.class, E_StrUpperCase.class, E_Exists.class, E_NotExists.class);

    private final Engine engine;
    private final Query asked;
    private final Scope scope;
    private final long end;

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

    static boolean isSimple(Element element) {
        if (element instanceof ElementPathBlock || element instanceof ElementData) return true;
        if (element instanceof ElementFilter it) return isSimple(it.getExpr());
        if (element instanceof ElementBind it) return isSimple(it.getExpr());
        if (element instanceof ElementOptional it) return isSimple(it.getOptionalElement());
        if (element instanceof ElementMinus it) return isSimple(it.getMinusElement());
        if (element instanceof ElementNamedGraph it) return isSimple(it.getElement());
        if (element instanceof ElementUnion it) return it.getElements().stream().allMatch(Trials::isSimple);
        return element instanceof ElementGroup it && it.getElements().stream().allMatch(Trials::isSimple);
    }

    private static boolean isSimple(Expr expr) {
        if (expr.isVariable() || expr.isConstant()) return true;
        if (!(expr instanceof ExprFunction function) || !SIMPLE.contains(function.getClass())) return false;
        return function instanceof ExprFunctionOp exists ? isSimple(exists.getElement()) : function.getArgs().stream().allMatch(Trials::isSimple);
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
