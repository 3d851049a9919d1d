package steppe.near;

import java.io.IOException;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.StorageTDB;
import org.apache.jena.tdb2.store.TableBase;
import org.apache.jena.tdb2.store.TripleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/**
 * A database on disk that nobody writes, read without what TDB2 does for writers: its terms through {@link NearNodes} and its quads through
 * {@link NearQuads} and {@link NearIndex}. Everything else, queries and transactions among it, is TDB2's.
 */
public final class NearDatabase {
    private NearDatabase() {}

    /** From here on, all queries of the database read it so. @throws IOException if a file cannot be read */
    public static void in(DatasetGraphSwitchable database) throws IOException {
        if (database.get() instanceof DatasetGraphTDB storage) database.change(storage, over(storage));
    }

    private static DatasetGraphTDB over(DatasetGraphTDB storage) throws IOException {
        NearNodes nodes = new NearNodes(storage.getQuadTable().getNodeTupleTable().getNodeTable(), new TermFile(storage.getLocation(), MappedFile.PIECE_BITS));
        TupleIndex[] quads = indexes(storage.getQuadTable()).clone();
        for (int i = 0; i < quads.length; i++) quads[i] = NearIndex.of((TupleIndexRecord) quads[i], storage.getLocation());
        StorageTDB near = new StorageTDB(storage.getTxnSystem(), new TripleTable(indexes(storage.getTripleTable()), nodes), new NearQuads(quads, nodes));
        DatasetGraphTDB database = new DatasetGraphTDB(storage.getLocation(), storage.getStoreParams(), storage.getReorderTransform(), near,
                (StoragePrefixesTDB) storage.getStoragePrefixes(), storage.getTxnSystem());
        QC.setFactory(database.getContext(), OpExecutorTDB2.OpExecFactoryTDB);
        return database;
    }

    private static TupleIndex[] indexes(TableBase table) {
        return table.getNodeTupleTable().getTupleTable().getIndexes();
    }
}
