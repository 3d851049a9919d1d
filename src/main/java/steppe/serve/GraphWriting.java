package steppe.serve;

import java.io.OutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;

/** Writes a graph, as a stream where the format can. */
final class GraphWriting {
    private GraphWriting() {}

    static void write(Graph graph, Formats.Format format, OutputStream out) {
        if (Formats.streams(format.lang())) stream(graph, format.lang(), out);
        else RDFWriter.source(graph).format(plain(format.lang())).output(out);
    }

    private static void stream(Graph graph, Lang lang, OutputStream out) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, StreamRDFWriter.defaultSerialization(lang), Context.emptyContext());
        stream.start();
        StreamRDFOps.sendGraphToStream(graph, stream);
        stream.finish();
    }

    private static RDFFormat plain(Lang lang) {
        return lang.equals(Lang.RDFXML) ? RDFFormat.RDFXML_PLAIN : RDFFormat.JSONLD_PLAIN;
    }
}
