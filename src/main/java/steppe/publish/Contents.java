package steppe.publish;

import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;

/** Writes whole graphs in a fixed order, one after the other, so that only one of them is in memory. */
final class Contents {
    private static final QueryFile GRAPHS = QueryFile.of(Contents.class, "graphs.rq");
    private static final QueryFile CONTENT = QueryFile.of(Contents.class, "content.rq");
    private final Engine engine;

    private record Line(String text, Triple triple) {
        static Line of(Triple triple) {
            return new Line(String.join(" ", NodeFmtLib.strNT(triple.getSubject()), NodeFmtLib.strNT(triple.getPredicate()), NodeFmtLib.strNT(triple.getObject())), triple);
        }
    }

    Contents(Engine engine) {
        this.engine = engine;
    }

    List<Node> graphs() {
        return engine.select(GRAPHS.query(), Scope.all()).bindings().stream().map(row -> row.get("graph")).toList();
    }

    /** Each graph as it is. */
    void writeQuads(List<Node> graphs, RDFFormat syntax, OutputStream out) {
        StreamRDF writer = start(syntax, out);
        for (Node graph : graphs) ordered(content(graph).stream()).forEach(triple -> writer.quad(Quad.create(graph, triple)));
        writer.finish();
    }

    /** What stands in any of the graphs, once. */
    void writeUnion(List<Node> graphs, RDFFormat syntax, OutputStream out) {
        StreamRDF writer = start(syntax, out);
        ordered(graphs.stream().flatMap(graph -> content(graph).stream())).distinct().forEach(writer::triple);
        writer.finish();
    }

    private static StreamRDF start(RDFFormat syntax, OutputStream out) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, syntax);
        writer.start();
        Names.prefixes().getNsPrefixMap().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(it -> writer.prefix(it.getKey(), it.getValue()));
        return writer;
    }

    private List<Triple> content(Node graph) {
        return BlankNodes.named(engine.construct(CONTENT.with("graph", List.of(graph)), Scope.all()).stream().toList());
    }

    private static Stream<Triple> ordered(Stream<Triple> triples) {
        return triples.map(Line::of).sorted(Comparator.comparing(Line::text)).map(Line::triple);
    }
}
