package steppe.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/** The six indexes of a TDB2 database's quads: fills the five others from the first, on all cores, as TDB2's phased loader does. */
final class QuadIndexes {
    private final TupleIndex first;
    private final List<TupleIndex> others;
    private final TransactionCoordinator readers = CoLib.newCoordinator();

    QuadIndexes(DatasetGraph dataset) {
        List<TupleIndex> all = Arrays.asList(TDBInternal.getDatasetGraphTDB(dataset).getQuadTable().getNodeTupleTable().getTupleTable().getIndexes());
        this.first = all.stream().filter(index -> index.getName().equals("GSPO")).findFirst().orElseThrow();
        this.others = all.stream().filter(index -> index != first).toList();
        CoLib.add(readers, first);
        CoLib.start(readers);
    }

    /** @return how many quads each of the indexes holds. @throws IOException if one holds another number than was written */
    long complete(long written) throws IOException {
        ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (TupleIndex index : others) counts.add(cores.submit(() -> fill(index)));
            for (int i = 0; i < counts.size(); i++) verify(others.get(i), counts.get(i).get(), written);
            return written;
        } catch (ExecutionException e) {
            throw new IOException("an index could not be written: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            cores.shutdownNow();
        }
    }

    private long fill(TupleIndex index) {
        AtomicLong count = new AtomicLong();
        Transaction reading = readers.begin(TxnType.READ);
        try {
            CoLib.executeWrite(index, () -> {
                first.all().forEachRemaining(index::add);
                count.set(index.size());
            });
        } finally {
            reading.end();
        }
        return count.get();
    }

    private static void verify(TupleIndex index, long found, long written) throws IOException {
        if (found != written) throw new IOException("wrote " + written + " quads but found " + found + " in the index " + index.getName());
    }
}
