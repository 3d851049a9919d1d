package steppe.store;

import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableWrapper;

/**
 * The terms of a database that nobody writes, read through a table with one place for each term that may stand there, and where another stands
 * there from the file itself. The terms that queries name are found again in the same way, for each row anew. TDB2's own caches note each reading to
 * know what to forget; that was a quarter of the time of a filter over labels, and a sixth of some questions.
 */
final class NearNodes extends NodeTableWrapper {
    private static final int BITS = 18;
    private static final int NAMED_BITS = 12;

    /** Immutable: threads may read and replace a place at once, and each sees a whole one. */
    private record Known(NodeId id, Node node) {}

    private final Known[] known = new Known[1 << BITS];
    private final Known[] named = new Known[1 << NAMED_BITS];
    private final TermFile file;

    NearNodes(NodeTable table, TermFile file) {
        super(table);
        this.file = file;
    }

    @Override
    public Node getNodeForNodeId(NodeId id) {
        if (!id.isPtr()) return super.getNodeForNodeId(id);
        int place = place(id.getPtrLocation(), BITS);
        Known last = known[place];
        if (last != null && last.id.equals(id)) return last.node;
        Node node = read(id);
        if (node != null) known[place] = new Known(id, node);
        return node;
    }

    private Node read(NodeId id) {
        try {
            return file.at(id.getPtrLocation()).orElseGet(() -> super.getNodeForNodeId(id));
        } catch (RuntimeException e) {
            throw new Damaged("there is no term at " + id.getPtrLocation(), e);
        }
    }

    @Override
    public NodeId getNodeIdForNode(Node node) {
        int place = place(node.hashCode(), NAMED_BITS);
        Known last = named[place];
        if (last != null && last.node.equals(node)) return last.id;
        NodeId id = super.getNodeIdForNode(node);
        // What the database does not hold may be of any length, and there is no end of it.
        if (!NodeId.isDoesNotExist(id)) named[place] = new Known(id, node);
        return id;
    }

    // Terms lie one after the other in a file, so the lowest bits alone would do for neighbours, but not for those a multiple of the table apart.
    private static int place(long number, int bits) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - bits));
    }
}
