package steppe.near;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms of every kind and length, read from a real database's file: what TDB2 itself reads. */
class TermFileTest {
    private static final Node PREDICATE = NodeFactory.createURI("x:is");
    private static final List<Node> TERMS = Stream.concat(
            Stream.of(NodeFactory.createURI("x:Казахстан"), NodeFactory.createBlankNode("b"), NodeFactory.createLiteralString(""),
                    NodeFactory.createLiteralString("哈萨克斯坦 🐎"), NodeFactory.createLiteralLang("Шёлковый путь", "ru"),
                    NodeFactory.createLiteralDT("2024-07", XSDDatatype.XSDgYearMonth), NodeFactory.createLiteralDT("not a number", XSDDatatype.XSDinteger),
                    NodeFactory.createTripleTerm(Triple.create(PREDICATE, PREDICATE, NodeFactory.createLiteralLang("quoted", "en")))),
            IntStream.of(400, 490, 500, 505, 506, 507, 508, 509, 510, 511, 512, 513, 5_000, 70_000).mapToObj(n -> NodeFactory.createLiteralString("ж".repeat(n)))).toList();
    @TempDir private Path folder;
    private DatasetGraph database;

    @BeforeEach
    void write() {
        database = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        Txn.executeWrite(database, () -> TERMS.forEach(term -> database.add(PREDICATE, PREDICATE, PREDICATE, term)));
    }

    @AfterEach
    void close() {
        TDBInternal.expel(database);
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        assertEquals(written(), read(new TermFile(storage().getLocation(), MappedFile.PIECE_BITS)));
    }

    /** As in a file of gigabytes: nearly every term ends in another piece than it begins in. */
    @Test
    void readsAcrossPieces() throws IOException {
        assertEquals(written(), read(new TermFile(storage().getLocation(), 5)));
    }

    @Test
    void leavesWhatIsLongerThanAMebibyte() throws IOException {
        Node novel = NodeFactory.createLiteralString("x".repeat(1 << 20));
        Txn.executeWrite(database, () -> database.add(PREDICATE, PREDICATE, PREDICATE, novel));
        NodeId id = nodes().getNodeIdForNode(novel);
        assertEquals(Optional.empty(), new TermFile(storage().getLocation(), MappedFile.PIECE_BITS).at(id.getPtrLocation()));
        NearDatabase.in(TDBInternal.getDatabaseContainer(database));
        assertTrue(Txn.calculateRead(database, () -> database.stream().anyMatch(quad -> quad.getObject().equals(novel))));
    }

    /** A literal of two gigabytes, as the file has it where another term's bytes are; TDB2 would make room for it. */
    @Test
    void whatSaysThatItIsLongerThanItsFileIsDamaged() throws IOException {
        long position = nodes().getNodeIdForNode(NodeFactory.createLiteralString("ж".repeat(70_000))).getPtrLocation();
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("Data-0001/nodes-data.obj").toFile(), "rw")) {
            file.seek(position + 2);
            file.write(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7});
        }
        close();
        database = DatabaseMgr.connectDatasetGraph(Location.create(folder)); // with empty caches
        NearDatabase.in(TDBInternal.getDatabaseContainer(database));
        Damaged damaged = assertThrows(Damaged.class, () -> Txn.executeRead(database, () -> database.stream().forEach(quad -> { })));
        assertTrue(damaged.getMessage().endsWith("there is no term at " + position), damaged::getMessage);
    }

    private Map<Long, Node> written() {
        Map<Long, Node> written = new HashMap<>();
        for (Node term : TERMS) written.put(nodes().getNodeIdForNode(term).getPtrLocation(), term);
        assertEquals(TERMS.size(), written.size());
        return written;
    }

    private Map<Long, Node> read(TermFile file) {
        Map<Long, Node> read = new HashMap<>();
        written().keySet().forEach(position -> read.put(position, file.at(position).orElseThrow()));
        return read;
    }

    private NodeTable nodes() {
        return storage().getQuadTable().getNodeTupleTable().getNodeTable();
    }

    private DatasetGraphTDB storage() {
        return TDBInternal.getDatasetGraphTDB(database);
    }
}
