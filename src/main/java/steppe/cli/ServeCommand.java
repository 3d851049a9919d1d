package steppe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.query.Engine;
import steppe.query.RemoteEngine;
import steppe.serve.Content;
import steppe.serve.Follower;
import steppe.serve.LatestQuestions;
import steppe.serve.Server;
import steppe.serve.Site;
import steppe.store.StoreFolder;
import steppe.store.Unopened;

@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serve the gallery, the entities and the SPARQL endpoint; build the store first if it is missing or stale.")
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65535;
    private static final String BUILT_AGAIN = "The store is damaged, so it is built again.";

    @Mixin
    private Settings settings;

    @Mixin
    private Settings.Serving serving;

    @Override
    public Integer call() {
        if (serving.port < 0 || serving.port > LAST_PORT) throw new Invalid(new Problem("--port " + serving.port, "is no port", "Say one from 1 to " + LAST_PORT + ", or 0 for any free one."));
        settings.documents().filter(folder -> !Files.isDirectory(folder)).ifPresent(ServeCommand::warn);
        Server server = serving.sparql().isPresent() ? remote() : local();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        announce(server.port());
        return 0;
    }

    /** No reason not to serve: a disk may have been lost, and claims say so themselves. */
    private static void warn(Path documents) {
        System.err.println(new Problem("--documents " + documents, "is not a folder", "Claims are shown without their passages until the next start."));
    }

    private Server remote() {
        String endpoint = serving.sparql().get().toString();
        Engine engine = new RemoteEngine(endpoint);
        return start(new Content(endpoint, Optional.empty(), (config, turns) -> new Site(engine, Questions.of(settings), settings.documents(), serving.base()).addTo(config, turns), engine::close));
    }

    private Server local() {
        Contents contents = new Contents(new LatestQuestions(Questions.folder(settings))::get, settings, serving.base());
        Content content = opened(contents, new Stores(settings));
        Server server = start(content);
        new Follower(new StoreFolder(settings.store), content.name(), server, contents::of);
        return server;
    }

    /** A store is disposable, also one whose files have their sizes but not what was in them; unless somebody chose this very one. */
    private Content opened(Contents contents, Stores stores) {
        Stores.Servable found = stores.servable(System.err::println);
        boolean pinned = new StoreFolder(settings.store).isPinned();
        try {
            Content content = contents.of(found.store()).with(found.caveat());
            if (pinned || Server.answers(content)) return content;
            content.closing().run();
            System.err.println(new Problem(content.name(), "its data do not answer", BUILT_AGAIN));
        } catch (Unopened damaged) {
            if (pinned) throw damaged;
            System.err.println(damaged.getMessage());
            System.err.println(new Problem(found.store().name(), "cannot be served", BUILT_AGAIN));
        }
        return contents.of(stores.buildWhole(System.err::println));
    }

    private Server start(Content content) {
        return Server.start(serving.host, serving.port, serving.proxies(), content);
    }

    private void announce(int port) {
        String root = root(serving.host, port);
        System.out.println("Questions  " + root + "/");
        System.out.println("Entities   " + root + "/id/SCO");
        System.out.println("SPARQL     " + serving.sparql().map(Object::toString).orElse(root + "/sparql"));
    }

    /** In a URL, brackets keep an address of IPv6 from its port. */
    static String root(String host, int port) {
        return "http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }
}
