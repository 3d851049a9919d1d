package steppe.check;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;

/**
 * A graph seen together with its context: whoever asks about a node sees both, whoever asks which nodes there are (the
 * targets of SHACL shapes) sees those of the graph only.
 */
final class Focus extends Together {
    Focus(Graph own, Graph context) {
        super(own, context);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return lists(pattern) ? own.find(pattern) : super.graphBaseFind(pattern);
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return lists(pattern) ? own.contains(pattern) : super.graphBaseContains(pattern);
    }

    /** Instances of a class, or all subjects and objects of a property (W3C SHACL, section 2.1.3). */
    private static boolean lists(Triple pattern) {
        if (isNamed(pattern.getSubject())) return false;
        return !isNamed(pattern.getObject()) || pattern.getPredicate().equals(RDF.type.asNode());
    }

    private static boolean isNamed(Node node) {
        return node != null && node.isConcrete();
    }
}
