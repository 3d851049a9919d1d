package steppe.near;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.base.block.BlockType;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.store.Written;

/** Rows of every pattern, looked up in the files of a real database's indexes: what TDB2 itself finds, in its order. */
class NearIndexTest {
    private static final int QUADS = 70_000;
    /** A piece of two pages, so that an index has hundreds. */
    private static final int SMALL = 14;
    private final Random random = new Random(6);
    @TempDir private Path folder;
    private DatasetGraph database;

    @BeforeEach
    void open() {
        database = DatabaseMgr.connectDatasetGraph(Location.create(folder));
    }

    @AfterEach
    void close() {
        TDBInternal.expel(database);
    }

    /** As it stands after many changes: pages copied, left behind, taken again and halved, and three levels of them. */
    @Test
    void findsWhatIsThereAfterChanges() {
        List<Quad> quads = IntStream.range(0, QUADS).mapToObj(i -> quad()).toList();
        for (int from = 0; from < QUADS; from += QUADS / 4) write(quads.subList(from, from + QUADS / 4), List.of());
        for (int round = 0; round < 3; round++) write(List.of(quad(), quad()), quads.subList(round * 9_000, round * 9_000 + 8_000));
        assertSame();
    }

    /** As a build writes them: full pages only. */
    @Test
    void findsWhatABuildWrites() throws IOException {
        DatasetGraph source = database;
        write(IntStream.range(0, QUADS).mapToObj(i -> quad()).toList(), List.of());
        Path built = Files.createDirectory(folder.resolve("built"));
        assertEquals(Txn.calculateRead(source, () -> indexes()[0].size()), Written.copy(source, built));
        TDBInternal.expel(source);
        database = DatabaseMgr.connectDatasetGraph(Location.create(built.resolve("tdb")));
        assertSame();
    }

    @Test
    void findsNothingInNothing() {
        for (TupleIndex index : indexes()) assertFalse(near(index).all().hasNext());
    }

    /** A bit that has flipped must not keep a thread for ever. */
    @Test
    void aNodeThatLeadsBackToItselfIsNoWayDown() throws IOException {
        write(IntStream.range(0, 1_000).mapToObj(i -> quad()).toList(), List.of());
        TupleIndex index = indexes()[0];
        int root = ((BPlusTree) ((TupleIndexRecord) index).getRangeIndex()).getStateManager().getRoot();
        Path file = Path.of(TDBInternal.getDatasetGraphTDB(database).getLocation().getPath(index.getName(), "idn"));
        TDBInternal.expel(database);
        byte[] bytes = Files.readAllBytes(file);
        // A branch with one way, to itself.
        int start = root * SystemIndex.BlockSize;
        ByteBuffer.wrap(bytes).putInt(start, BlockType.BPTREE_BRANCH.id() << 24);
        for (int i = start + Integer.BYTES; i + Integer.BYTES <= start + SystemIndex.BlockSize; i += Integer.BYTES) ByteBuffer.wrap(bytes).putInt(i, root);
        Files.write(file, bytes);
        open();
        // No exception, for which a FILTER would drop a row.
        assertThrows(InternalError.class, () -> near(indexes()[0]).all());
    }

    /** What a page holds, by its header, must not be read from the next, nor from beyond the file. */
    @Test
    void aPageThatSaysTooMuchOfItselfIsNotBelieved() throws IOException {
        write(IntStream.range(0, 1_000).mapToObj(i -> quad()).toList(), List.of());
        Path file = Path.of(TDBInternal.getDatasetGraphTDB(database).getLocation().getPath(indexes()[0].getName(), "dat"));
        TDBInternal.expel(database);
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 0; page < bytes.length; page += SystemIndex.BlockSize) bytes[page + 1] = 1;
        Files.write(file, bytes);
        open();
        assertThrows(InternalError.class, () -> Iter.count(near(indexes()[0]).all()));
    }

    /** As a disk gives it that lost its power: the rows in it would be missed by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"dat", "idn"})
    void aPageOfZerosIsNotTakenForAnEmptyOne(String end) throws IOException {
        write(IntStream.range(0, QUADS).mapToObj(i -> quad()).toList(), List.of());
        Path file = Path.of(TDBInternal.getDatasetGraphTDB(database).getLocation().getPath(indexes()[0].getName(), end));
        TDBInternal.expel(database);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, SystemIndex.BlockSize, 2 * SystemIndex.BlockSize, (byte) 0);
        Files.write(file, bytes);
        open();
        assertThrows(InternalError.class, () -> Iter.count(near(indexes()[0]).all()));
    }

    /** The last byte of how many records a page holds, and a byte of the first key of a node. */
    @ParameterizedTest
    @CsvSource({"dat, 3", "idn, 3", "idn, 20"})
    void aPageAndWhatIsSaidOfItAreOfOneMind(String end, int at) throws IOException {
        write(IntStream.range(0, QUADS).mapToObj(i -> quad()).toList(), List.of());
        Path file = Path.of(TDBInternal.getDatasetGraphTDB(database).getLocation().getPath(indexes()[0].getName(), end));
        TDBInternal.expel(database);
        byte[] bytes = Files.readAllBytes(file);
        bytes[2 * SystemIndex.BlockSize + at]--;
        Files.write(file, bytes);
        open();
        assertThrows(InternalError.class, () -> Iter.count(near(indexes()[0]).all()));
    }

    private void write(List<Quad> more, List<Quad> less) {
        Txn.executeWrite(database, () -> {
            more.forEach(database::add);
            less.forEach(database::delete);
        });
    }

    private void assertSame() {
        Txn.executeRead(database, () -> {
            for (TupleIndex index : indexes()) assertSame(index, near(index));
        });
    }

    private void assertSame(TupleIndex index, TupleIndex near) {
        List<Tuple<NodeId>> rows = Iter.toList(index.all());
        assertTrue(rows.equals(Iter.toList(near.all())), index.getName());
        for (Tuple<NodeId> pattern : patterns(index, rows)) assertEquals(found(index, pattern), Iter.toList(near.find(pattern)), index.getName() + " " + pattern);
    }

    /** What TDB2 finds of a whole row is in the order of the index: nobody sees it, because it asks the one whose order is that of rows. */
    private static List<Tuple<NodeId>> found(TupleIndex index, Tuple<NodeId> pattern) {
        List<Tuple<NodeId>> found = Iter.toList(index.find(pattern));
        return index.weight(pattern) == 4 ? found.stream().map(row -> index.getMapping().unmap(row)).toList() : found;
    }

    /** The first columns of rows here and there; with terms that are not there, and the first and last that could be; and one with a gap. */
    private List<Tuple<NodeId>> patterns(TupleIndex index, List<Tuple<NodeId>> rows) {
        List<Tuple<NodeId>> patterns = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 1 + random.nextInt(400)) {
            for (int columns = 1; columns <= 4; columns++) patterns.add(first(columns, index, rows.get(i)));
            patterns.add(changed(rows.get(i), NodeIdFactory.createPtr(random.nextInt(1 << 20))));
        }
        patterns.add(changed(rows.get(0), NodeIdFactory.createPtr(0)));
        patterns.add(changed(rows.get(0), NodeIdFactory.createPtr(Long.MAX_VALUE)));
        Tuple<NodeId> ends = index.getMapping().map(rows.get(0));
        patterns.add(index.getMapping().unmap(TupleFactory.create4(ends.get(0), NodeId.NodeIdAny, NodeId.NodeIdAny, ends.get(3))));
        assertTrue(patterns.size() > 500);
        return patterns;
    }

    private static Tuple<NodeId> first(int columns, TupleIndex index, Tuple<NodeId> row) {
        NodeId[] first = new NodeId[4];
        for (int i = 0; i < 4; i++) first[i] = i < columns ? index.getMapping().mapSlot(i, row) : NodeId.NodeIdAny;
        return index.getMapping().unmap(TupleFactory.create(first));
    }

    private Tuple<NodeId> changed(Tuple<NodeId> row, NodeId other) {
        int column = random.nextInt(4);
        return TupleFactory.create(IntStream.range(0, 4).mapToObj(i -> i == column ? other : row.get(i)).toArray(NodeId[]::new));
    }

    private TupleIndex[] indexes() {
        return TDBInternal.getDatasetGraphTDB(database).getQuadTable().getNodeTupleTable().getTupleTable().getIndexes();
    }

    private TupleIndex near(TupleIndex index) {
        try {
            return NearIndex.of((TupleIndexRecord) index, TDBInternal.getDatasetGraphTDB(database).getLocation(), SMALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Quad quad() {
        return new Quad(term("graph", 5), term("subject", 9_000), term("predicate", 7), random.nextInt(3) == 0 ? value() : term("object", 400));
    }

    private Node term(String name, int most) {
        return NodeFactory.createURI("x:" + name + random.nextInt(most));
    }

    /** Of those that TDB2 keeps in the index itself: with their highest bit set. */
    private Node value() {
        return random.nextBoolean() ? NodeFactoryExtra.intToNode(random.nextInt(900) - 450) : NodeFactoryExtra.doubleToNode(random.nextInt(900) / 7.0 - 60);
    }
}
