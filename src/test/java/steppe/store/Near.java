package steppe.store;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.sys.TDBInternal;

/** For tests of other packages: a database whose terms are read as those of a store. */
public final class Near {
    private Near() {}

    /** From here on; nobody writes it any longer. */
    public static DatasetGraph of(DatasetGraph database) {
        NearNodes.in(TDBInternal.getDatabaseContainer(database));
        return database;
    }
}
