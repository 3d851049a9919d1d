package steppe.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steppe.store.StoredQuads;

@Command(name = "dump", mixinStandardHelpOptions = true,
        description = "Write every quad of the graph to standard output as N-Quads, in a fixed order; build the store first if it is missing or stale.")
final class DumpCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Override
    public Integer call() throws Exception {
        try (OutputStream out = new BufferedOutputStream(System.out)) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            writer.start();
            StoredQuads.forEach(new Stores(settings).freshOrBuilt(line -> { }), writer::quad);
            writer.finish();
        }
        StandardOutput.check();
        return 0;
    }
}
