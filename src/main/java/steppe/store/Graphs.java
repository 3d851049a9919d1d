package steppe.store;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import steppe.derive.DerivedSource;
import steppe.read.Source;

/** The graphs of a store, before they are written. */
public record Graphs(List<Source> sources, List<DerivedSource> derived, String fingerprint) {
    private static final Comparator<Quad> ORDER = Comparator.comparing((Quad quad) -> quad.getGraph().getURI())
            .thenComparing(quad -> key(quad.getSubject())).thenComparing(quad -> quad.getPredicate().getURI()).thenComparing(quad -> key(quad.getObject()));

    /** Every quad, sorted: the same repository gives the same quads in the same order. */
    public List<Quad> quads() {
        Stream<Quad> read = sources.stream().flatMap(source -> in(source.graphName(), source.graph()));
        Stream<Quad> followed = derived.stream().flatMap(source -> in(source.graphName(), source.graph()));
        Graph meta = new Metadata(this).graph();
        return Stream.of(read, followed, in(steppe.model.Names.graph("meta"), meta)).flatMap(quads -> quads).sorted(ORDER).toList();
    }

    private static Stream<Quad> in(Node name, Graph graph) {
        return graph.stream().map(triple -> Quad.create(name, triple));
    }

    private static String key(Node node) {
        return NodeFmtLib.strNT(node);
    }
}
