package steppe.synthesize;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import steppe.model.Names;

/** Writes triples at the end of a Turtle file as they come, a block for each subject. */
final class TurtleFile implements AutoCloseable {
    private final OutputStream out;
    private final StreamRDF writer;

    TurtleFile(Path file, String comment) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        out.write(("\n# " + comment + "\n").getBytes(StandardCharsets.UTF_8));
        writer = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
        writer.start();
        Names.prefixes().getNsPrefixMap().forEach(writer::prefix);
    }

    void write(List<Triple> triples) {
        triples.forEach(writer::triple);
    }

    @Override
    public void close() throws IOException {
        writer.finish();
        out.close();
    }
}
