package steppe.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A graph that lists its triples in one order, what it is about first: equal content gives equal bytes. Read-only. */
final class OrderedGraph extends GraphBase {
    private final Map<Node, List<Triple>> subjects;

    OrderedGraph(Node first, Graph graph) {
        Comparator<Triple> order = Comparator.comparing((Triple triple) -> !triple.getSubject().equals(first))
                .thenComparing(Triple::getSubject, NodeCmp::compareRDFTerms).thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
                .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);
        subjects = graph.stream().sorted(order).collect(Collectors.groupingBy(Triple::getSubject, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = pattern.getSubject();
        List<Triple> candidates = subject.isConcrete()
                ? subjects.getOrDefault(subject, List.of()) : subjects.values().stream().flatMap(List::stream).toList();
        return WrappedIterator.create(candidates.iterator()).filterKeep(pattern::matches);
    }
}
