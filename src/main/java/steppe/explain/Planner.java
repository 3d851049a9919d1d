package steppe.explain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.serializer.FormatterElement;
import org.apache.jena.sparql.serializer.SerializationContext;
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
import org.apache.jena.sparql.syntax.PatternVars;
import steppe.model.Names;

/** From a parsed query to its steps, in the order in which the store takes them: Jena's own order of patterns, filters as early as they can be. */
final class Planner {
    private static final Node SOME = NodeFactory.createURI("urn:bound");
    private final Words words;

    Planner(Words words) {
        this.words = words;
    }

    List<Step> steps(Query query) {
        return query.getQueryPattern() == null ? List.of() : group(query.getQueryPattern(), "", new LinkedHashSet<>());
    }

    private List<Step> group(Element element, String path, Set<Var> bound) {
        Group group = new Group(path, bound);
        List<Element> parts = element instanceof ElementGroup all ? all.getElements() : List.of(element);
        parts.stream().filter(ElementFilter.class::isInstance).map(ElementFilter.class::cast).forEach(group.filters::add);
        parts.stream().filter(part -> !(part instanceof ElementFilter)).forEach(group::add);
        return group.finish();
    }

    private final class Group {
        private final String path;
        private final Set<Var> bound;
        /** What each row has: a filter of another variable waits for the steps that may yet give it a value. */
        private final Set<Var> certain;
        private final List<ElementFilter> filters = new ArrayList<>();
        private final List<Triple> open = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        Group(String path, Set<Var> bound) {
            this.path = path;
            this.bound = bound;
            this.certain = new LinkedHashSet<>(bound);
        }

        void add(Element element) {
            if (element instanceof ElementPathBlock block) {
                for (Iterator<TriplePath> all = block.patternElts(); all.hasNext();) pattern(all.next());
                return;
            }
            flush();
            other(element);
        }

        List<Step> finish() {
            flush();
            List.copyOf(filters).forEach(this::filter);
            return steps;
        }

        private String number() {
            return path + (steps.size() + 1);
        }

        private void pattern(TriplePath pattern) {
            if (pattern.isTriple()) {
                open.add(pattern.asTriple());
                return;
            }
            flush();
            step(pattern);
        }

        private void flush() {
            if (open.isEmpty()) return;
            BasicPattern known = new BasicPattern();
            open.forEach(triple -> known.add(Triple.create(value(triple.getSubject()), value(triple.getPredicate()), value(triple.getObject()))));
            BasicPattern ordered = ReorderLib.fixed().reorderIndexes(known).reorder(BasicPattern.wrap(List.copyOf(open)));
            open.clear();
            ordered.forEach(triple -> step(new TriplePath(triple)));
        }

        private Node value(Node node) {
            return node.isVariable() && bound.contains(Var.alloc(node)) ? SOME : node;
        }

        private void step(TriplePath pattern) {
            ElementPathBlock block = new ElementPathBlock();
            block.addTriplePath(pattern);
            Set<Var> vars = vars(block);
            List<String> fresh = vars.stream().filter(variable -> !bound.contains(variable) && !Var.isBlankNodeVar(variable)).map(words::of).toList();
            boolean alone = !steps.isEmpty() && !vars.isEmpty() && vars.stream().noneMatch(bound::contains) && steps.stream().anyMatch(Step::isPattern);
            String clause = words.of(pattern);
            String said = vars.isEmpty() ? "if " + clause : fresh.isEmpty() ? (vars.stream().noneMatch(bound::contains) ? "if " : "of these, keep those where ") + clause
                    : (alone ? "with each of these, every " : bound.isEmpty() ? "every " : "for these, every ") + Words.and(fresh) + " such that " + clause;
            boolean first = steps.isEmpty() && path.isEmpty();
            add(pattern.isTriple() ? "pattern" : "path", first ? "find " + said : said, block, alone, List.of());
        }

        private void add(String kind, String said, Element element, boolean alone, List<Step> inner) {
            steps.add(new Step(number(), kind, said, inner.isEmpty() ? written(element) : "", alone, Optional.empty(), inner, element));
            bound.addAll(vars(element));
            if (!(element instanceof ElementOptional) && !(element instanceof ElementUnion)) certain.addAll(vars(element));
            for (ElementFilter filter : List.copyOf(filters)) {
                if (certain.containsAll(filter.getExpr().getVarsMentioned()) && !(filter.getExpr() instanceof ExprFunctionOp)) filter(filter);
            }
        }

        private void filter(ElementFilter filter) {
            filters.remove(filter);
            Expr expr = filter.getExpr();
            if (expr instanceof ExprFunctionOp exists) {
                String said = exists instanceof E_NotExists ? "leave out those for which there is" : "keep those for which there is";
                add("filter", said, filter, false, group(exists.getElement(), number() + ".", new LinkedHashSet<>(bound)));
            } else add("filter", "keep those where " + words.of(expr), filter, false, List.of());
        }

        private void other(Element element) {
            String inner = number() + ".";
            if (element instanceof ElementOptional it) add("optional", "add, where there is one (rows without it stay)", it, false, group(it.getOptionalElement(), inner, copy()));
            else if (element instanceof ElementMinus it) add("minus", "leave out those that also match", it, false, group(it.getMinusElement(), inner, copy()));
            else if (element instanceof ElementNamedGraph it) add("graph", "within the graph " + words.of(it.getGraphNameNode()), it, false, group(it.getElement(), inner, copy()));
            else if (element instanceof ElementUnion it) union(it, inner);
            else if (element instanceof ElementSubQuery it) query(it, inner);
            else if (element instanceof ElementBind it) add("bind", "call " + words.of(it.getExpr()) + " " + words.of(it.getVar()), it, false, List.of());
            else if (element instanceof ElementData it) add("values", values(it), it, false, List.of());
            else add("group", "together", element, false, group(element, inner, copy()));
        }

        private void union(ElementUnion union, String inner) {
            List<Step> ways = new ArrayList<>();
            for (Element way : union.getElements()) {
                String number = inner + (ways.size() + 1);
                ways.add(new Step(number, "way", ways.isEmpty() ? "either" : "or", "", false, Optional.empty(), group(way, number + ".", copy()), way));
            }
            if (ways.size() == 1) add("group", "together", union, false, ways.get(0).steps());
            else add("union", "take all that match one of " + ways.size() + " ways", union, false, ways);
        }

        private void query(ElementSubQuery element, String inner) {
            Query query = element.getQuery();
            List<String> names = query.getProjectVars().stream().map(words::of).toList();
            add("query", "ask for " + Words.and(names) + " first, in a query of its own" + (query.hasLimit() ? ", at most " + query.getLimit() + " rows of it" : ""), element, false,
                    query.getQueryPattern() == null ? List.of() : group(query.getQueryPattern(), inner, new LinkedHashSet<>()));
        }

        private String values(ElementData data) {
            List<String> names = data.getVars().stream().map(words::of).toList();
            List<String> rows = data.getRows().stream().map(row -> Words.and(data.getVars().stream().map(variable -> row.contains(variable) ? words.of(row.get(variable)) : "anything").toList())).toList();
            return Words.and(names) + (rows.isEmpty() ? " has no value at all" : rows.size() == 1 ? " is " + rows.get(0) : " is one of " + Words.list(rows));
        }

        private Set<Var> copy() {
            return new LinkedHashSet<>(bound);
        }
    }

    private static Set<Var> vars(Element element) {
        Set<Var> vars = new LinkedHashSet<>();
        if (!(element instanceof ElementFilter) && !(element instanceof ElementMinus)) PatternVars.vars(vars, element);
        return vars;
    }

    static String written(Element element) {
        IndentedLineBuffer out = new IndentedLineBuffer();
        FormatterElement.format(out, new SerializationContext(Names.prefixes()), element);
        String text = out.asString().replaceAll("\\s+", " ").strip();
        return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1).strip() : text;
    }
}
