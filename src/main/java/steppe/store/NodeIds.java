package steppe.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.Index;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.lib.NodeLib;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.Hash;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The numbers of nodes in a TDB2 database that is being written. Fills the files of its node table, in one transaction of these alone: what
 * TDB2's own classes do, without their caches, which are made for queries, and without asking the system for the file's length at each write.
 */
final class NodeIds {
    /** Those of one document and what it speaks of; the others are looked up again. */
    private static final int KEPT = 50_000;
    private final BinaryDataFile nodes;
    private final Index byHash;
    private final Transaction transaction;
    private final Map<Node, Long> known = new HashMap<>();
    private final byte[] bytes = new byte[Long.BYTES];
    private long end;

    NodeIds(DatasetGraph dataset) {
        NodeTable table = TDBInternal.getDatasetGraphTDB(dataset).getQuadTable().getNodeTupleTable().getNodeTable();
        TransactionCoordinator coordinator = CoLib.newCoordinator();
        CoLib.add(coordinator, table);
        CoLib.start(coordinator);
        transaction = coordinator.begin(TxnType.WRITE);
        NodeTableTRDF files = (NodeTableTRDF) table.baseNodeTable();
        nodes = files.getData();
        byHash = files.getIndex();
        end = nodes.length();
    }

    /** The number as TDB2's indexes hold it; as unsigned ones they have the order of the indexes. */
    long of(Node node) {
        Long id = known.get(node);
        return id == null ? keep(node) : id;
    }

    private long keep(Node node) {
        if (known.size() == KEPT) known.clear();
        NodeId inline = NodeId.inline(node);
        long id = inline == null ? stored(node) : number(inline);
        known.put(node, id);
        return id;
    }

    private long stored(Node node) {
        Hash hash = new Hash(byHash.getRecordFactory().keyLength());
        NodeLib.setHash(hash, node);
        Record record = byHash.getRecordFactory().create(hash.getBytes());
        Record found = byHash.find(record);
        return found == null ? store(node, record) : Bytes.getLong(found.getValue());
    }

    /** A node's number is where it begins in the file. */
    private long store(Node node, Record record) {
        NodeId id = NodeIdFactory.createPtr(end);
        byte[] term = ThriftConvert.termToBytes(ThriftConvert.convert(node, true));
        nodes.write(term, 0, term.length);
        end += term.length;
        NodeIdFactory.set(id, record.getValue(), 0);
        byHash.insert(record);
        return number(id);
    }

    private long number(NodeId id) {
        NodeIdFactory.set(id, bytes);
        return Bytes.getLong(bytes);
    }

    /** @throws IllegalStateException if the file is not as long as what was written */
    void commit() {
        if (nodes.length() != end) throw new IllegalStateException("wrote nodes up to " + end + ", but they end at " + nodes.length());
        transaction.commit();
        transaction.end();
    }

    /** Of a store that is thrown away. */
    void abort() {
        if (transaction.isActiveTxn()) transaction.abort();
        transaction.end();
    }
}
