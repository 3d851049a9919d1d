package steppe.near;

import java.io.IOException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.sys.TDBInternal;

/** For tests of other packages: a database on disk that is read as a store is. */
public final class Near {
    private Near() {}

    /** From here on; nobody writes it any longer. */
    public static DatasetGraph of(DatasetGraph database) throws IOException {
        NearDatabase.in(TDBInternal.getDatabaseContainer(database));
        return database;
    }
}
