package steppe.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import steppe.derive.Difference;
import steppe.model.Names;
import steppe.read.SourceFile;

/** Changes some graphs of a finished store that nobody needs any longer, or of a copy of one, in one transaction. */
final class StoreUpdate implements GraphSink, AutoCloseable {
    private final Changes changes;
    private final Path folder;
    private DatasetGraph dataset;
    private final LabelIndex labels;
    private final SortedMap<String, Long> sizes;
    private final Set<Node> lost = new HashSet<>();
    private final Set<Node> written = new HashSet<>();
    private final Touched touched = new Touched();

    /** Begins with the store that is to be changed, or with a copy of it. */
    StoreUpdate(Path folder, Changes changes) throws IOException {
        this.changes = changes;
        this.folder = folder;
        if (changes.inPlace()) take(changes.before().folder(), folder);
        else copy(changes.before(), folder);
        labels = LabelIndex.writing(folder.resolve("labels"));
        dataset = Database.toWrite(folder);
        dataset.begin(ReadWrite.WRITE);
        sizes = sizes(dataset);
    }

    /** By renaming, so that there is never half a store; without its manifest it is none. */
    private static void take(Path store, Path folder) throws IOException {
        Files.move(store, folder, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(folder.resolve(Manifest.NAME));
        Files.delete(folder.resolve(Inputs.NAME));
    }

    private static void copy(StoreVersion store, Path folder) throws IOException {
        for (String file : store.manifest().files().keySet()) copy(store.folder().resolve(file), folder.resolve(file));
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!from.endsWith(Inputs.NAME)) SparseFile.copy(from, to);
    }

    /** As the store itself says: they were counted when it was written. */
    private static SortedMap<String, Long> sizes(DatasetGraph dataset) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        dataset.find(Names.graph("meta"), Node.ANY, VOID.triples.asNode(), Node.ANY)
                .forEachRemaining(quad -> sizes.put(quad.getSubject().getURI(), Long.valueOf(quad.getObject().getLiteralLexicalForm())));
        return sizes;
    }

    /** Replaces the graph: only what differs is written, so that a small change stays small. */
    @Override
    public void put(Node name, Graph graph) {
        written.add(name);
        Set<Triple> before = Iter.toSet(Iter.map(dataset.find(name, Node.ANY, Node.ANY, Node.ANY), Quad::asTriple));
        replace(name, before, graph);
        count(name, graph.size());
        if (!labels(before.stream()).equals(labels(graph.stream()))) replaceLabels(name, graph);
    }

    /** @return by how many triples it has grown */
    private long replace(Node name, Set<Triple> before, Graph graph) {
        List<Triple> less = before.stream().filter(triple -> !graph.contains(triple)).toList();
        List<Triple> more = graph.find().filterDrop(before::contains).toList();
        less.forEach(triple -> remove(name, triple));
        more.forEach(triple -> dataset.add(Quad.create(name, triple)));
        if (changes.isDocument(name)) touched.add(less, more);
        return more.size() - less.size();
    }

    private void count(Node name, long triples) {
        if (triples > 0) sizes.put(name.getURI(), triples);
        else sizes.remove(name.getURI());
    }

    /**
     * Compares anew the claims of the headlines that changed claims have and had, after all documents have been put.
     *
     * @return how many differences there are now, of all claims
     */
    long compare() {
        written.add(Difference.GRAPH);
        Set<Node> numbers = touched.headlines(dataset);
        Set<Triple> before = new HashSet<>();
        touched.compared(dataset, numbers).forEach(claim -> dataset.find(Difference.GRAPH, claim, Node.ANY, Node.ANY).forEachRemaining(quad -> before.add(quad.asTriple())));
        long differences = sizes.getOrDefault(Difference.GRAPH.getURI(), 0L) + replace(Difference.GRAPH, before, Differences.in(dataset, numbers));
        count(Difference.GRAPH, differences);
        return differences;
    }

    /** What was or is said of the nodes of which the documents now say something else, and these nodes; after {@link #finish}. */
    Set<Node> said() {
        return Txn.calculateRead(dataset, () -> touched.said(dataset));
    }

    private static Set<Triple> labels(Stream<Triple> triples) {
        return triples.filter(LabelIndex::isLabel).collect(Collectors.toSet());
    }

    /** Removes a document's graph and what was derived from it. */
    void remove(SourceFile file) {
        put(file.graphName(), Graph.emptyGraph);
        put(file.derivedName(), Graph.emptyGraph);
    }

    private void remove(Node name, Triple triple) {
        dataset.delete(Quad.create(name, triple));
        if (triple.predicateMatches(RDF.type.asNode())) lost.add(triple.getSubject());
    }

    private void replaceLabels(Node name, Graph graph) {
        try {
            labels.remove(name);
            graph.find().forEach(triple -> labels.add(name, triple));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of a node in the graphs that don't change. */
    Set<Node> types(Node node) {
        return Iter.toSet(Iter.map(Iter.filter(dataset.find(Node.ANY, node, RDF.type.asNode(), Node.ANY), quad -> !changes.graphs().contains(quad.getGraph())), Quad::getObject));
    }

    /** Whether a node lost a type, or all, that an unchanged document points to: whether that document still holds shows a whole build. */
    boolean touchesOthers() {
        Set<Node> changed = changes.graphs();
        return lost.stream().anyMatch(node -> Iter.anyMatch(dataset.find(Node.ANY, Node.ANY, Node.ANY, node), quad -> !changed.contains(quad.getGraph())));
    }

    /** How many triples each graph has, by its IRI. */
    SortedMap<String, Long> sizes() {
        return sizes;
    }

    /** Ends the writing. @return how many quads there are: those of the graphs that changed are counted, the others were when they were written */
    long finish() throws IOException {
        labels.commit();
        dataset.commit();
        dataset.end();
        for (Node graph : written) verify(graph);
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private void verify(Node graph) throws IOException {
        long size = sizes.getOrDefault(graph.getURI(), 0L);
        if (found(graph) != size) throw new IOException("changed " + graph + " to " + size + " triples but found " + found(graph));
    }

    private long found(Node graph) {
        return Txn.calculateRead(dataset, () -> {
            StoredIds ids = new StoredIds(dataset);
            return ids.of(graph).map(ids::size).orElse(0L);
        });
    }

    /** What was written, to be read after {@link #finish}. */
    DatasetGraph read() throws IOException {
        dataset = Database.toRead(dataset, folder);
        return dataset;
    }

    @Override
    public void close() {
        try {
            if (dataset.isInTransaction()) dataset.abort();
        } finally {
            labels.close();
            TDBInternal.expel(dataset);
        }
    }
}
