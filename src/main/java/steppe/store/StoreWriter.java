package steppe.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.progress.MonitorOutputs;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.loader.main.LoaderPlan;
import org.apache.jena.tdb2.loader.main.LoaderPlans;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Writes one store, once, graph after graph: a TDB2 database by its bulk loader, and the index of labels. The loader fills
 * the node table and the first index on the calling thread, so that a full disk is an exception here and not a thread that
 * never ends; the other indexes are made from the first one at the end.
 */
final class StoreWriter implements GraphSink, AutoCloseable {
    private static final LoaderPlan FIRST_INDEX = new LoaderPlan(LoaderPlans.loaderPlanMinimal.dataInputType(),
            new String[] {"SPO"}, new String[] {"GSPO"}, new String[0][], new String[0][]);
    private final DatasetGraph dataset;
    private final DataLoader loader;
    private final LabelIndex labels;
    private final SortedMap<String, Long> sizes = new TreeMap<>();
    private boolean loading = true;

    StoreWriter(Path folder) throws IOException {
        labels = LabelIndex.writing(folder.resolve("labels"));
        dataset = DatabaseMgr.connectDatasetGraph(Location.create(Files.createDirectories(folder.resolve("tdb"))));
        loader = LoaderFactory.createLoader(FIRST_INDEX, dataset, MonitorOutputs.nullOutput());
        loader.startBulk();
    }

    /** Adds a graph that was not there; nothing is kept of it. */
    @Override
    public void put(Node name, Graph graph) {
        if (graph.isEmpty()) return;
        sizes.put(name.getURI(), (long) graph.size());
        graph.find().forEach(triple -> add(Quad.create(name, triple)));
    }

    private void add(Quad quad) {
        loader.stream().quad(quad);
        labels.add(quad);
    }

    /** How many triples each graph has that was added, by its IRI. */
    SortedMap<String, Long> sizes() {
        return sizes;
    }

    /** Ends the writing. @return how many quads every index holds, each counted by a scan */
    long finish() throws IOException {
        endLoading();
        labels.commit();
        return new QuadIndexes(dataset).complete(sizes.values().stream().mapToLong(Long::longValue).sum());
    }

    /** What was written, to be read after {@link #finish}. */
    DatasetGraph dataset() {
        return dataset;
    }

    private void endLoading() {
        loading = false;
        loader.finishBulk();
    }

    @Override
    public void close() {
        try {
            if (loading) endLoading();
        } finally {
            labels.close();
            TDBInternal.expel(dataset);
        }
    }
}
