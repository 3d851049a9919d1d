package steppe.cli;

import io.javalin.util.JavalinBindException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.RemoteEngine;
import steppe.query.SavedQuestions;
import steppe.serve.Server;
import steppe.serve.Site;
import steppe.store.StoreVersion;

@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serve the gallery, the entities and the SPARQL endpoint; build the store first if it is missing or stale.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Mixin
    private Settings.Serving serving;

    @Override
    public Integer call() {
        // Reading the questions and opening the store have nothing to do with each other; together they are the start.
        CompletableFuture<SavedQuestions> questions = CompletableFuture.supplyAsync(() -> Questions.of(settings));
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
        start(engine, dataset, questions);
        return 0;
    }

    private void start(Engine engine, Optional<DatasetGraph> dataset, CompletableFuture<SavedQuestions> questions) {
        try {
            Server server = Server.start(serving.host, serving.port, dataset, serving.proxies(), new Site(engine, read(questions), settings.documents(), serving.base()));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            announce(server.port(), dataset.isPresent());
        } catch (JavalinBindException e) {
            throw new Invalid(new Problem(serving.host + ":" + serving.port, "this address is in use or not ours",
                    "Stop what listens there, or choose another with --port N."));
        }
    }

    private static SavedQuestions read(CompletableFuture<SavedQuestions> questions) {
        try {
            return questions.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Invalid invalid) throw invalid;
            throw e;
        }
    }

    private void announce(int port, boolean local) {
        String root = "http://" + serving.host + ":" + port;
        System.out.println("Questions  " + root + "/");
        System.out.println("Entities   " + root + "/id/SCO");
        System.out.println("SPARQL     " + (local ? root + "/sparql" : serving.sparql().get().toString()));
    }
}
