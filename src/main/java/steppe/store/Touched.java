package steppe.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import steppe.model.Names;

/** The nodes of which an update's documents say something else than before, and what follows from that for others. */
final class Touched {
    private static final Node NUMBER = Names.term("headlineNumber");
    private final Set<Node> nodes = new HashSet<>();
    private final Set<Node> gone = new HashSet<>();
    private final Set<Node> numbersGone = new HashSet<>();

    void add(List<Triple> less, List<Triple> more) {
        Stream.concat(less.stream(), more.stream()).map(Triple::getSubject).forEach(nodes::add);
        less.stream().map(Triple::getObject).forEach(gone::add);
        less.stream().filter(triple -> triple.predicateMatches(NUMBER)).map(Triple::getObject).forEach(numbersGone::add);
    }

    /** What was or is said of these nodes, and they themselves. Nothing is forgotten: the keys that claims had and have are among them. */
    Set<Node> said(DatasetGraph store) {
        Set<Node> said = new HashSet<>(gone);
        said.addAll(nodes);
        nodes.forEach(node -> store.find(Node.ANY, node, Node.ANY, Node.ANY).forEachRemaining(quad -> said.add(quad.getObject())));
        return said;
    }

    /** The numbers of the headlines that claims among them had and have. */
    Set<Node> headlines(DatasetGraph store) {
        Set<Node> numbers = new HashSet<>(numbersGone);
        nodes.forEach(node -> store.find(Node.ANY, node, NUMBER, Node.ANY).forEachRemaining(quad -> numbers.add(quad.getObject())));
        return numbers;
    }

    /** They, and the claims of all documents with headlines of these numbers. */
    Set<Node> compared(DatasetGraph store, Set<Node> numbers) {
        Set<Node> claims = new HashSet<>(nodes);
        numbers.forEach(number -> store.find(Node.ANY, Node.ANY, NUMBER, number).forEachRemaining(quad -> claims.add(quad.getSubject())));
        return claims;
    }
}
