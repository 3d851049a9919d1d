package steppe.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steppe.model.Invalid;
import steppe.query.Engine;
import steppe.query.RemoteEngine;
import steppe.query.SavedQuestions;
import steppe.serve.Content;
import steppe.serve.Follower;
import steppe.serve.LatestQuestions;
import steppe.serve.Server;
import steppe.serve.Site;
import steppe.store.StoreFolder;
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
        LoggerFactory.getILoggerFactory(); // Once, before two threads need it: else SLF4J prints a warning.
        // Reading the questions and opening the store have nothing to do with each other; together they are the start.
        CompletableFuture<SavedQuestions> questions = CompletableFuture.supplyAsync(() -> Questions.of(settings));
        Server server = serving.sparql().isPresent() ? remote(questions) : local(questions);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        announce(server.port());
        return 0;
    }

    private Server remote(CompletableFuture<SavedQuestions> questions) {
        String endpoint = serving.sparql().get().toString();
        Engine engine = new RemoteEngine(endpoint);
        return start(new Content(endpoint, Optional.empty(), (config, turns) -> new Site(engine, read(questions), settings.documents(), serving.base()).addTo(config, turns), engine::close));
    }

    private Server local(CompletableFuture<SavedQuestions> questions) {
        Stores.Servable found = new Stores(settings).servable(System.err::println);
        StoreVersion store = found.store();
        Server server = start(new Contents(() -> read(questions), settings, serving.base()).of(store).with(found.caveat()));
        LatestQuestions latest = new LatestQuestions(Questions.folder(settings), read(questions));
        new Follower(new StoreFolder(settings.store), store.name(), server, new Contents(latest::get, settings, serving.base())::of);
        return server;
    }

    private Server start(Content content) {
        return Server.start(serving.host, serving.port, serving.proxies(), content);
    }

    private static SavedQuestions read(CompletableFuture<SavedQuestions> questions) {
        try {
            return questions.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Invalid invalid) throw invalid;
            throw e;
        }
    }

    private void announce(int port) {
        String root = "http://" + serving.host + ":" + port;
        System.out.println("Questions  " + root + "/");
        System.out.println("Entities   " + root + "/id/SCO");
        System.out.println("SPARQL     " + serving.sparql().map(Object::toString).orElse(root + "/sparql"));
    }
}
