package steppe.store;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

/** For tests of other packages: a database as a build writes it. */
public final class Written {
    private Written() {}

    /** @return how many quads it holds */
    public static long copy(DatasetGraph source, Path folder) throws IOException {
        try (StoreWriter writer = new StoreWriter(folder)) {
            Txn.executeRead(source, () -> source.listGraphNodes().forEachRemaining(graph -> writer.put(graph, source.getGraph(graph))));
            return writer.finish();
        }
    }
}
