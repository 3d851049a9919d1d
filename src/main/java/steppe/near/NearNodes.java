package steppe.near;

import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableWrapper;

/**
 * The terms of a database that nobody writes, read through a table with one place for each term that may stand there, and where another stands
 * there from the file itself. The terms that queries name are found again in the same way, for each row anew. TDB2's own caches note each reading to
 * know what to forget; that was a quarter of the time of a filter over labels, and a sixth of some questions.
 */
final class NearNodes extends NodeTableWrapper {
    private static final int BITS = 18;
    private static final int NAMED_BITS = 16;

    /** Immutable: threads may read and replace a place at once, and each sees a whole one. */
    private record Known(long id, Node node) {}

    private record Named(Node node, NodeId id) {}

    private final Known[] known = new Known[1 << BITS];
    private final Named[] named = new Named[1 << NAMED_BITS];
    private final TermFile file;

    NearNodes(NodeTable table, TermFile file) {
        super(table);
        this.file = file;
    }

    @Override
    public Node getNodeForNodeId(NodeId id) {
        return id.isPtr() ? at(id.getPtrLocation()) : super.getNodeForNodeId(id);
    }

    /** The term of an id as an index holds it. */
    Node node(long id) {
        return id >= 0 ? at(id) : super.getNodeForNodeId(Ids.id(id));
    }

    private Node at(long position) {
        int place = place(position, BITS);
        Known last = known[place];
        if (last != null && last.id == position) return last.node;
        Node node = read(position);
        if (node != null) known[place] = new Known(position, node);
        return node;
    }

    private Node read(long position) {
        try {
            return file.at(position).orElseGet(() -> super.getNodeForNodeId(NodeIdFactory.createPtr(position)));
        } catch (RuntimeException e) {
            throw new Damaged("there is no term at " + position, e);
        }
    }

    @Override
    public NodeId getNodeIdForNode(Node node) {
        int place = place(node.hashCode(), NAMED_BITS);
        Named last = named[place];
        if (last != null && last.node.equals(node)) return last.id;
        NodeId id = super.getNodeIdForNode(node);
        // What the database does not hold may be of any length, and there is no end of it.
        if (!NodeId.isDoesNotExist(id)) named[place] = new Named(node, id);
        return id;
    }

    // Terms lie one after the other in a file, so the lowest bits alone would do for neighbours, but not for those a multiple of the table apart.
    private static int place(long number, int bits) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - bits));
    }
}
