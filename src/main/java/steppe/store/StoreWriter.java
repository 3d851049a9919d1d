package steppe.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/** Writes one TDB2 database, once, in one transaction, and counts it before anybody may read it. */
final class StoreWriter {
    private final Path folder;

    StoreWriter(Path folder) {
        this.folder = folder;
    }

    /** @return how many quads a full scan of the written database finds */
    long write(List<Quad> quads) throws IOException {
        Files.createDirectories(folder);
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        try {
            Txn.executeWrite(dataset, () -> quads.forEach(dataset::add));
            long found = Txn.calculateRead(dataset, () -> Iter.count(dataset.find()));
            if (found != quads.size()) throw new IOException("wrote " + quads.size() + " quads but found " + found);
            return found;
        } finally {
            TDBInternal.expel(dataset);
        }
    }
}
