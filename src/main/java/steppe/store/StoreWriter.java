package steppe.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import steppe.derive.Difference;

/**
 * Writes one store, once, graph after graph: a TDB2 database and the index of labels. Nodes get their numbers as they come, on the calling
 * thread, so that a full disk is an exception here; the quads' numbers wait in a file until all are there, and then become the indexes.
 */
final class StoreWriter implements GraphSink, AutoCloseable {
    private final Path folder;
    private final LabelIndex labels;
    private final NodeIds ids;
    private final QuadFile quads;
    private final SortedMap<String, Long> sizes = new TreeMap<>();
    private DatasetGraph dataset;
    private boolean writing = true;

    StoreWriter(Path folder) throws IOException {
        this.folder = folder;
        labels = LabelIndex.writing(folder.resolve("labels"));
        dataset = Database.toWrite(folder);
        ids = new NodeIds(dataset);
        quads = new QuadFile(folder.resolve("quads.sorting"));
    }

    /** Adds a graph that was not there; nothing is kept of it. */
    @Override
    public void put(Node name, Graph graph) {
        if (graph.isEmpty()) return;
        sizes.put(name.getURI(), (long) graph.size());
        try {
            long id = ids.of(name);
            for (Iterator<Triple> triples = graph.find(); triples.hasNext(); ) add(name, id, triples.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Node graph, long id, Triple triple) throws IOException {
        quads.add(id, ids.of(triple.getSubject()), ids.of(triple.getPredicate()), ids.of(triple.getObject()));
        labels.add(graph, triple);
    }

    /** How many triples each graph has that was added, by its IRI. */
    SortedMap<String, Long> sizes() {
        return sizes;
    }

    /** Ends the writing. @return how many quads the store holds, counted by a scan */
    long finish() throws IOException {
        ids.commit();
        writing = false;
        quads.flush();
        new QuadIndexes(dataset, quads, folder).write();
        quads.close();
        labels.commit();
        TDBInternal.expel(dataset);
        dataset = Database.toWrite(folder);
        long found = QuadIndexes.count(dataset);
        if (found != quads.count()) throw new IOException("wrote " + quads.count() + " quads but found " + found);
        return found;
    }

    /** Compares all claims, after {@link #finish}. @return how many differences there are, each a quad */
    long compare() {
        return add(Difference.GRAPH, Txn.calculateRead(dataset, () -> Differences.in(dataset)));
    }

    /** Adds a small graph after {@link #finish}, one that is made of what was written. @return how many quads these are */
    long add(Node name, Graph graph) {
        Txn.executeWrite(dataset, () -> graph.find().forEach(triple -> dataset.add(Quad.create(name, triple))));
        if (!graph.isEmpty()) sizes.put(name.getURI(), (long) graph.size());
        return graph.size();
    }

    /** What was written, to be read after {@link #finish}. */
    DatasetGraph read() throws IOException {
        dataset = Database.toRead(dataset, folder);
        return dataset;
    }

    @Override
    public void close() throws IOException {
        try {
            if (writing) ids.abort();
        } finally {
            quads.close();
            labels.close();
            TDBInternal.expel(dataset);
        }
    }
}
