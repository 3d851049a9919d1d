package steppe.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import steppe.near.NearDatabase;

/** The TDB2 database of a store that is being written. */
final class Database {
    private Database() {}

    static DatasetGraph toWrite(Path store) throws IOException {
        return DatabaseMgr.connectDatasetGraph(Location.create(Files.createDirectories(store.resolve("tdb"))));
    }

    /** Nobody writes it any longer: it is read as a server does, from the files themselves, which takes the rules of the whole graph half of the time. */
    static DatasetGraph toRead(DatasetGraph written, Path store) throws IOException {
        TDBInternal.expel(written);
        DatasetGraph dataset = toWrite(store);
        NearDatabase.in(TDBInternal.getDatabaseContainer(dataset));
        return dataset;
    }
}
