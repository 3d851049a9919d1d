package steppe.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/**
 * The question whether a LIMIT within a query leaves out rows, in SPARQL 1.1, for an engine that cannot be looked into: does one of the
 * limited queries have a row after its last? Exact, because sub-queries are evaluated first and by themselves (SPARQL 1.1 Query, section 12). Without
 * those within EXISTS, which wants to know of one row only.
 */
final class Beyond {
    private final Set<Element> beyond = new LinkedHashSet<>();
    private final Deque<Node> graphs = new ArrayDeque<>();

    /** An ASK query; nothing if there is no LIMIT. */
    static Optional<Query> of(Query query) {
        Beyond walk = new Beyond();
        walk.add(query);
        if (walk.beyond.isEmpty()) return Optional.empty();
        Query ask = QueryFactory.make();
        ask.setQueryAskType();
        ask.setQueryPattern(walk.pattern());
        return Optional.of(ask);
    }

    private Element pattern() {
        ElementUnion any = new ElementUnion();
        beyond.forEach(any::addElement);
        return group(any);
    }

    private void add(Query query) {
        if (query.hasLimit()) beyond.add(group(inGraphs(new ElementSubQuery(rowAfterLast(query)))));
        ElementWalker.walk(query.getQueryPattern(), new Found(), new Entered(), new Left());
    }

    // In which order makes no difference to whether there is one, and an engine need not sort.
    private static Query rowAfterLast(Query query) {
        Query next = query.cloneQuery();
        next.setPrefixMapping(PrefixMapping.Factory.create()); // A sub-query cannot declare any.
        next.setOffset((query.hasOffset() ? query.getOffset() : 0) + query.getLimit());
        next.setLimit(1);
        if (next.hasOrderBy()) next.getOrderBy().clear();
        return next;
    }

    private Element inGraphs(Element element) {
        Element inside = element;
        for (Node graph : graphs) inside = new ElementNamedGraph(graph, group(inside));
        return inside;
    }

    private static ElementGroup group(Element element) {
        ElementGroup group = new ElementGroup();
        group.addElement(element);
        return group;
    }

    private final class Found extends ElementVisitorBase {
        @Override
        public void visit(ElementSubQuery element) {
            add(element.getQuery());
        }
    }

    private final class Entered extends ElementVisitorBase {
        @Override
        public void visit(ElementNamedGraph element) {
            graphs.push(element.getGraphNameNode());
        }
    }

    private final class Left extends ElementVisitorBase {
        @Override
        public void visit(ElementNamedGraph element) {
            graphs.pop();
        }
    }
}
