package steppe.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;
import steppe.model.Reason;

/**
 * The six indexes of a TDB2 database's quads, each written from its sorted records without a gap, as TDB2's xloader does: less than a
 * third of the work of inserting them, and three fifths of the size. The database must be opened anew to read them.
 */
final class QuadIndexes {
    private static final String COLUMNS = "GSPO";
    private static final int SORTED_AT_ONCE = 1 << 20;
    private final List<TupleIndex> indexes;
    private final QuadFile quads;
    private final Path folder;

    /** @param folder where files are made for the time of the writing, as large as an index */
    QuadIndexes(DatasetGraph dataset, QuadFile quads, Path folder) {
        this.indexes = indexes(dataset);
        this.quads = quads;
        this.folder = folder;
    }

    /** Writes all indexes, on all cores. @throws IOException if one cannot be written */
    void write() throws IOException {
        ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (TupleIndex index : indexes) writing.add(cores.submit(() -> write(index)));
            for (Future<?> each : writing) each.get();
        } catch (ExecutionException e) {
            throw new IOException("an index could not be written: " + Reason.of(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            cores.shutdownNow();
        }
    }

    /** Reads the first index from its beginning to its end. @return how many quads it holds */
    static long count(DatasetGraph dataset) {
        return Txn.calculateRead(dataset, () -> indexes(dataset).get(0).size());
    }

    private static List<TupleIndex> indexes(DatasetGraph dataset) {
        return Arrays.asList(TDBInternal.getDatasetGraphTDB(dataset).getQuadTable().getNodeTupleTable().getTupleTable().getIndexes());
    }

    private Void write(TupleIndex index) throws IOException {
        int[] columns = index.getName().chars().map(COLUMNS::indexOf).toArray();
        BPlusTree tree = (BPlusTree) ((TupleIndexRecord) index).getRangeIndex();
        try (SortedQuads sorted = new SortedQuads(quads, columns, folder.resolve(index.getName() + ".sorting"), SORTED_AT_ONCE)) {
            Records records = new Records(sorted, tree.getRecordFactory());
            CoLib.executeWrite(index, () -> BPlusTreeRewriter.packIntoBPlusTree(records, tree.getParams(), tree.getRecordFactory(),
                    tree.getStateManager().getBufferChannel(), tree.getNodeManager().getBlockMgr(), tree.getRecordsMgr().getBlockMgr()));
            if (records.count != quads.count()) throw new IOException("wrote " + records.count + " of " + quads.count() + " quads to the index " + index.getName());
        }
        return null;
    }

    /** Quads as records of an index. */
    private static final class Records implements Iterator<Record> {
        private final SortedQuads quads;
        private final RecordFactory factory;
        private final long[] quad = new long[QuadFile.WIDTH];
        private boolean isThere;
        private long count;

        Records(SortedQuads quads, RecordFactory factory) throws IOException {
            this.quads = quads;
            this.factory = factory;
            this.isThere = quads.next(quad);
        }

        @Override
        public boolean hasNext() {
            return isThere;
        }

        @Override
        public Record next() {
            if (!isThere) throw new NoSuchElementException();
            byte[] key = new byte[QuadFile.WIDTH * Long.BYTES];
            for (int column = 0; column < QuadFile.WIDTH; column++) Bytes.setLong(quad[column], key, column * Long.BYTES);
            advance();
            count++;
            return factory.create(key);
        }

        private void advance() {
            try {
                isThere = quads.next(quad);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
