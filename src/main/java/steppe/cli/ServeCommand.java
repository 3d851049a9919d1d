package steppe.cli;

import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steppe.gallery.Gallery;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.RemoteEngine;
import steppe.serve.Server;
import steppe.store.StoreVersion;
import steppe.web.Labels;
import steppe.web.Web;

@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serve the gallery, the entities and the SPARQL endpoint; build the store first if it is missing or stale.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Mixin
    private Settings.Serving serving;

    @Override
    public Integer call() {
        Optional<DatasetGraph> dataset = Optional.empty();
        Engine engine;
        if (serving.sparql().isPresent()) {
            engine = new RemoteEngine(serving.sparql().get().toString());
        } else {
            StoreVersion store = new Stores(settings).freshOrBuilt(System.err::println);
            DatasetGraph graph = store.dataset();
            engine = new LocalEngine(graph, store.name(), () -> StoreVersion.close(graph));
            dataset = Optional.of(graph);
        }
        start(engine, dataset);
        return 0;
    }

    private void start(Engine engine, Optional<DatasetGraph> dataset) {
        try {
            Server server = Server.start(serving.host, serving.port, dataset, pages(engine));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            announce(server.port(), dataset.isPresent());
        } catch (JavalinBindException e) {
            throw new Invalid(new Problem(serving.host + ":" + serving.port, "this address is in use or not ours",
                    "Stop what listens there, or choose another with --port N."));
        }
    }

    private Consumer<JavalinConfig> pages(Engine engine) {
        Labels labels = new Labels(engine);
        Gallery gallery = new Gallery(engine, Questions.of(settings), labels, settings.documents());
        return config -> {
            Web.addTo(config);
            gallery.addTo(config);
        };
    }

    private void announce(int port, boolean local) {
        String root = "http://" + serving.host + ":" + port;
        System.out.println("Questions  " + root + "/");
        System.out.println("Entities   " + root + "/id/SCO");
        System.out.println("SPARQL     " + (local ? root + "/sparql" : serving.sparql().get().toString()));
    }
}
