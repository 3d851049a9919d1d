package steppe.store;

import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/** A store's quads as the ids that TDB2 gives to terms, for what need not read these; within a transaction of the caller. */
final class StoredIds {
    private static final NodeId ANY = NodeId.NodeIdAny;
    private final NodeTupleTable quads;

    StoredIds(DatasetGraph store) {
        quads = TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable();
    }

    /** Nothing if no quad has ever had the term. */
    Optional<NodeId> of(Node term) {
        return Optional.of(quads.getNodeTable().getNodeIdForNode(term)).filter(id -> !NodeId.isDoesNotExist(id));
    }

    Node term(NodeId id) {
        return quads.getNodeTable().getNodeForNodeId(id);
    }

    long size(NodeId graph) {
        return Iter.count(find(graph, ANY, ANY, ANY));
    }

    /** What has the predicate, as graph, subject, predicate and object. Of all indexes only POSG begins with the predicate: so those of one object come together. */
    Iterator<Tuple<NodeId>> having(NodeId predicate) {
        return find(ANY, ANY, predicate, ANY);
    }

    Iterator<Tuple<NodeId>> having(NodeId predicate, NodeId object) {
        return find(ANY, ANY, predicate, object);
    }

    /** One of the objects; nothing if there is none. */
    Optional<NodeId> object(NodeId graph, NodeId subject, NodeId predicate) {
        Iterator<Tuple<NodeId>> found = find(graph, subject, predicate, ANY);
        return found.hasNext() ? Optional.of(found.next().get(3)) : Optional.empty();
    }

    private Iterator<Tuple<NodeId>> find(NodeId graph, NodeId subject, NodeId predicate, NodeId object) {
        return quads.find(TupleFactory.create4(graph, subject, predicate, object));
    }
}
