package steppe.near;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.tdb2.store.QuadTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;

/** The quads of a database that nobody writes. Basic graph patterns in all graphs together are matched in the files of its indexes. */
public final class NearQuads extends QuadTable {
    private final NearNodes nodes;
    private final IndexFile[] triples;

    NearQuads(TupleIndex[] indexes, NearNodes nodes) {
        super(indexes, nodes);
        this.nodes = nodes;
        this.triples = new IndexFile[Order.values().length];
        for (Order order : Order.values()) triples[order.ordinal()] = getNodeTupleTable().getTupleTable().selectIndex(order.name() + "G", NearIndex.class).file();
    }

    /** Whether the pattern is of terms and variables only, so that it can be matched here. */
    public static boolean matches(BasicPattern pattern) {
        return pattern.getList().stream().allMatch(NearQuads::matches);
    }

    private static boolean matches(Triple triple) {
        return matches(triple.getSubject()) && matches(triple.getPredicate()) && matches(triple.getObject());
    }

    private static boolean matches(Node node) {
        return Var.isVar(node) || node.isConcrete() && !node.isNodeTriple();
    }

    /**
     * The rows of a basic graph pattern in all graphs together, where each triple is there once (SPARQL 1.1 Query, section 18.3), joined with the input
     * row by row, in the order in which the pattern names its triples.
     *
     * @param test     which rows are wanted
     * @param optional whether an input row without any comes by itself, as OPTIONAL says
     * @param signal   ends the search with a {@link org.apache.jena.query.QueryCancelledException} when it is true; or null
     */
    public Iterator<Binding> match(BasicPattern pattern, Iterator<Binding> input, Predicate<Binding> test, boolean optional, AtomicBoolean signal) {
        return new Matches(this, pattern, input, test, optional, signal);
    }

    NearNodes nodes() {
        return nodes;
    }

    IndexFile in(Order order) {
        return triples[order.ordinal()];
    }
}
