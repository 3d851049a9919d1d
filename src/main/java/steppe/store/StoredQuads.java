package steppe.store;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

/** Every quad of a store in a fixed order, graph by graph, so that no more than one graph is in memory; also of one that another process has open. */
public final class StoredQuads {
    /** What it is ordered by is written once, and not with each comparison. */
    private record Keyed(String subject, String predicate, String object, Quad quad) {
        private static final Comparator<Keyed> ORDER = Comparator.comparing(Keyed::subject).thenComparing(Keyed::predicate).thenComparing(Keyed::object);

        static Keyed of(Quad quad) {
            return new Keyed(NodeFmtLib.strNT(quad.getSubject()), quad.getPredicate().getURI(), NodeFmtLib.strNT(quad.getObject()), quad);
        }
    }

    private StoredQuads() {}

    /** The same quads give the same order, by their IRIs and N-Triples, however they came into the store. */
    public static void forEach(StoreVersion version, Consumer<Quad> action) {
        DatasetGraph dataset = version.datasetOrCopy();
        try {
            Txn.executeRead(dataset, () -> graphs(dataset).forEach(graph -> sorted(dataset, graph).forEach(action)));
        } finally {
            StoreVersion.close(dataset);
        }
    }

    private static List<Node> graphs(DatasetGraph dataset) {
        return Iter.asStream(dataset.listGraphNodes()).sorted(Comparator.comparing(Node::getURI)).toList();
    }

    private static List<Quad> sorted(DatasetGraph dataset, Node graph) {
        return Iter.asStream(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY)).map(Keyed::of).sorted(Keyed.ORDER).map(Keyed::quad).toList();
    }
}
