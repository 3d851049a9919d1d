package steppe.near;

import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;

/** Ids of terms as TDB2 writes them: where the term begins in the file, or, with the highest bit set, a value by itself. */
final class Ids {
    /** In the place of a term that is not known yet; no index holds it. */
    static final long ANY = number(NodeId.NodeIdAny);
    /** In the place of a term that the database does not hold. */
    static final long NONE = number(NodeId.NodeDoesNotExist);

    private Ids() {}

    static long number(NodeId id) {
        if (id.isPtr()) return id.getPtrLocation();
        byte[] bytes = new byte[NodeId.SIZE];
        NodeIdFactory.set(id, bytes);
        return Bytes.getLong(bytes);
    }

    static NodeId id(long number) {
        if (number >= 0) return NodeIdFactory.createPtr(number);
        byte[] bytes = new byte[NodeId.SIZE];
        Bytes.setLong(number, bytes);
        return NodeIdFactory.get(bytes);
    }
}
