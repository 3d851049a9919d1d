package steppe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.apache.jena.sparql.core.DatasetGraph;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.SavedQuestions;
import steppe.read.Repository;
import steppe.serve.Server;
import steppe.serve.Site;
import steppe.store.Build;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;
import steppe.web.Base;

/** The whole service over the graph of this very repository, on a free port; built and started once for all tests of a run. */
public final class Service {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Service running;
    private final Engine engine;
    private final SavedQuestions questions;
    private final DatasetGraph dataset;
    private final Server server;

    private Service() {
        StoreVersion store = build();
        dataset = store.dataset();
        questions = SavedQuestions.read(Path.of("queries")).orElseThrow();
        engine = new LocalEngine(dataset, store.name(), () -> StoreVersion.close(dataset));
        server = Server.start("localhost", 0, Optional.of(dataset), new Site(engine, questions, Optional.empty()));
    }

    public static synchronized Service running() {
        if (running == null) running = new Service();
        return running;
    }

    /** A second server over the same graph, which clients find at this address. */
    public Server at(Base base) {
        return Server.start("localhost", 0, Optional.of(dataset), new Site(engine, questions, Optional.empty(), base));
    }

    public Engine engine() {
        return engine;
    }

    public SavedQuestions questions() {
        return questions;
    }

    public String root() {
        return "http://localhost:" + server.port();
    }

    public HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(root() + path)).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private static StoreVersion build() {
        try {
            Path folder = Files.createTempDirectory("steppe-service");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return new Build(new Repository(Path.of(".")), Optional.empty(), line -> { }).into(new StoreFolder(folder), "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
