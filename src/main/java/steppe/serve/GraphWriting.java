package steppe.serve;

import java.io.OutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.irix.IRIException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.CannotEncodeCharacterException;
import org.apache.jena.shared.InvalidPropertyURIException;
import org.apache.jena.sparql.util.Context;
import steppe.sandbox.Refusal;

/** Writes a graph, as a stream where the format can. */
final class GraphWriting {
    private GraphWriting() {}

    static void write(Graph graph, Formats.Format format, OutputStream out) {
        if (Formats.streams(format.lang())) stream(graph, format.lang(), out);
        else whole(graph, format.lang(), out);
    }

    /** RDF/XML cannot say everything: a property must end like a name of XML (RDF/XML, section 7.3), and some characters are missing (XML 1.0, 2.2). */
    private static void whole(Graph graph, Lang lang, OutputStream out) {
        try {
            RDFWriter.source(graph).format(plain(lang)).output(out);
        } catch (InvalidPropertyURIException | CannotEncodeCharacterException | IRIException e) {
            throw Refusal.of(406, "This graph has a property, an IRI or a character that RDF/XML has no form for. Ask for text/turtle or application/n-triples.");
        }
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
