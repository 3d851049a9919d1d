package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import steppe.World;
import steppe.model.Invalid;
import steppe.query.LocalEngine;
import steppe.query.SavedQuestions;
import steppe.store.Scrub;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

/** A server that goes over to another store while it serves: real stores of the drawn world, real requests. */
class SwitchTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COUNT = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%22switched%22%7D";
    private static final String SEARCH = "/sparql?query=PREFIX%20t%3A%3Chttp%3A%2F%2Fjena.apache.org%2Ftext%23%3E%20SELECT%20%3Fs%20%7B%3Fs%20t%3Aquery%20%22Kazakhstan%22%7D";
    private final List<String> closed = new CopyOnWriteArrayList<>();
    @TempDir
    private Path folder;
    private World world;
    private SavedQuestions questions;
    private StoreFolder stores;
    private Server server;
    private Follower follower;
    private StoreVersion first;

    @BeforeEach
    void serve() throws Exception {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        questions = SavedQuestions.read(Files.createDirectory(folder.resolve("queries"))).orElseThrow();
        stores = new StoreFolder(folder.resolve("store"));
        first = build();
        server = Server.start("localhost", 0, Set.of(), content(first));
        follower = new Follower(stores, first.name(), server, this::content, 50);
    }

    @AfterEach
    void stop() {
        follower.close();
        server.close();
    }

    @Test
    void whatIsBuiltIsServedSoonAfter() throws Exception {
        String before = get("/id/SCO.ttl").headers().firstValue("ETag").orElseThrow();
        StoreVersion second = change();
        awaitMetric("steppe_store_switches_total 1");
        assertThat(get(COUNT).body()).contains("1");
        assertThat(get("/id/SCO.ttl").headers().firstValue("ETag").orElseThrow()).isNotEqualTo(before);
        assertThat(get("/metrics").body()).contains("store=\"" + second.name() + "\"} 1");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        await(() -> closed.equals(List.of(first.name())));
    }

    @Test
    void aRequestEndsWithTheStoreThatItBeganWith() throws Exception {
        follower.close();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        server.switchTo(content(build(), config -> {
            config.events.serverStarted(() -> told.add("begin"));
            config.events.serverStopping(() -> told.add("end"));
            config.routes.get("/slow", context -> {
                entered.countDown();
                released.await();
                context.result("from the one before, which is " + (told.contains("end") ? "ending" : "open"));
            });
        }));
        CompletableFuture<HttpResponse<String>> slow = HTTP.sendAsync(request("/slow"), BodyHandlers.ofString());
        entered.await();
        server.switchTo(content(change()));
        assertThat(get(COUNT).body()).contains("1");
        assertThat(get("/slow").statusCode()).isEqualTo(404);
        Thread.sleep(300);
        assertThat(closed).hasSize(1);
        released.countDown();
        assertThat(slow.join().body()).isEqualTo("from the one before, which is open");
        await(() -> closed.size() == 2);
        assertThat(told).as("to what its pages do in the background").containsExactly("begin", "end");
    }

    @Test
    void aStoreThatIsReadStaysSearchableHoweverManyAreBuilt() throws Exception {
        follower.close();
        for (int i = 0; i < 3; i++) build();
        assertThat(first.folder()).isDirectory();
        assertThat(get(SEARCH).body()).contains("id/Kazakhstan");
        server.switchTo(content(stores.current().orElseThrow()));
        await(() -> closed.equals(List.of(first.name())));
        build();
        assertThat(first.folder()).doesNotExist();
    }

    @Test
    void aStoreWhoseFilesAreRemovedIsServedOn() throws Exception {
        PathUtils.deleteDirectory(folder.resolve("store"));
        assertThat(get(SEARCH).body()).contains("id/Kazakhstan");
        assertThat(get(COUNT).statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).isEqualTo("ready\n");
        assertThat(folder.resolve("store")).as("nothing is made there by a search").doesNotExist();
        change();
        awaitMetric("steppe_store_switches_total 1");
        assertThat(get(SEARCH).body()).contains("id/Kazakhstan");
    }

    @Test
    void aStoreWhoseFilesAreCutIsNotReadyAndSaysWhy() throws Exception {
        try (FileChannel terms = FileChannel.open(first.folder().resolve("tdb/Data-0001/nodes-data.obj"), StandardOpenOption.WRITE)) {
            terms.truncate(terms.size() / 2);
        }
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).startsWith("not ready\n" + first.name() + "/tdb/Data-0001/nodes-data.obj: is not the file that was built");
        awaitMetric("steppe_ready 0");
        change();
        awaitMetric("steppe_ready 1");
        assertThat(get("/health/ready").body()).isEqualTo("ready\n");
    }

    @Test
    void aStoreThatComesBackWhileItIsStillReadIsNotClosedUnderItsReaders() throws Exception {
        follower.close();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        StoreVersion second = change();
        server.switchTo(content(second, config -> config.routes.get("/slow", context -> {
            entered.countDown();
            released.await();
        })));
        CompletableFuture<HttpResponse<String>> slow = HTTP.sendAsync(request("/slow"), BodyHandlers.ofString());
        entered.await();
        server.switchTo(content(first));
        server.switchTo(content(second));
        released.countDown();
        slow.join();
        await(() -> closed.equals(List.of(first.name(), first.name(), second.name())));
        assertThat(get(COUNT).body()).contains("1");
    }

    interface Fault {
        void in(Path store) throws Exception;
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of("a truncated file", (Fault) store -> Files.write(store.resolve("tdb/Data-0001/SPO.dat"), new byte[10])),
                Arguments.of("a missing file", (Fault) store -> Files.delete(store.resolve("tdb/Data-0001/nodes-data.obj"))),
                Arguments.of("a foreign store", (Fault) store -> Files.delete(store.resolve("manifest.properties"))),
                Arguments.of("a manifest of nonsense", (Fault) store -> Files.writeString(store.resolve("manifest.properties"), "quads=many\nfile.tdb/x=none\n")),
                Arguments.of("a manifest of another version", (Fault) store -> rewrite(store.resolve("manifest.properties"), "format=5", "format=99")),
                Arguments.of("a manifest that lost a file", (Fault) store -> withoutLine(store.resolve("manifest.properties"), "file.tdb/Data-0001/SPO.dat")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aStoreThatCannotBeServedIsRefusedAndTheOneBeforeServesOn(String name, Fault fault) throws Exception {
        follower.close();
        StoreVersion bad = change();
        fault.in(bad.folder());
        follower = new Follower(stores, first.name(), server, this::content, 50);
        awaitMetric("steppe_store_refusals_total 1");
        Thread.sleep(300);
        assertThat(get("/metrics").body()).contains("steppe_store_refusals_total 1\n", "steppe_store_switches_total 0\n", "store=\"" + first.name());
        assertThat(get(COUNT).body()).contains("0");
        change();
        awaitMetric("steppe_store_switches_total 1");
    }

    @Test
    void whatIsServedIsClosedBeforeTheServerIs() {
        server.close();
        assertThat(closed).containsExactly(first.name());
    }

    @Test
    void aStoreWhosePagesCannotBeMadeIsRefusedAndClosed() throws Exception {
        follower.close();
        Content content = content(change(), config -> {
            throw new IllegalStateException("on purpose");
        });
        assertThatThrownBy(() -> server.switchTo(content)).hasMessage("on purpose");
        assertThat(closed).containsExactly(content.name());
        assertThat(get(COUNT).body()).contains("0");
    }

    /** TDB2 and mapped files have no better words for a file that is not what it should be. */
    @Test
    void aStoreThatFailsInWaysThatNobodyForesawIsRefusedAsWell() throws Exception {
        follower.close();
        follower = new Follower(stores, first.name(), server, store -> {
            throw new InternalError("a fault occurred in an unsafe memory access operation");
        }, 50);
        change();
        awaitMetric("steppe_store_refusals_total 1");
        assertThat(get(COUNT).body()).contains("0");
    }

    @Test
    void aStoreThatDoesNotAnswerIsRefusedAndClosed() throws Exception {
        DatasetGraph empty = DatabaseMgr.createDatasetGraph();
        Content content = new Content("empty", Optional.of(empty), (config, turns) -> { }, () -> closed.add("empty"));
        assertThatThrownBy(() -> server.switchTo(content)).isInstanceOf(Invalid.class).hasMessageContaining("empty");
        assertThat(closed).containsExactly("empty");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    /** TDB2 reads the files of another store as if nothing were in them, and their sizes are the same. */
    @Test
    void withAStoreThatDoesNotAnswerNoServerStarts() {
        DatasetGraph empty = DatabaseMgr.createDatasetGraph();
        Content content = new Content("empty", Optional.of(empty), (config, turns) -> { }, () -> closed.add("empty"));
        assertThatThrownBy(() -> Server.start("localhost", 0, Set.of(), content)).isInstanceOf(Invalid.class).hasMessageContaining("empty: its data do not answer");
        assertThat(closed).containsExactly("empty");
    }

    @Test
    void aVanishedLinkChangesNothing() throws Exception {
        Files.delete(folder.resolve("store/current"));
        Thread.sleep(300);
        assertThat(get("/metrics").body()).contains("steppe_store_refusals_total 0\n");
    }

    private StoreVersion build() {
        return world.build().into(stores, "test");
    }

    private StoreVersion change() {
        return world.with("triples/alpha.ttl", ":Kazakhstan rdfs:comment \"switched\" .").build().into(stores, "test");
    }

    private Content content(StoreVersion store) {
        return content(store, config -> { });
    }

    private Content content(StoreVersion store, Consumer<JavalinConfig> more) {
        DatasetGraph graph = store.dataset();
        Scrub scrub = new Scrub(store);
        Site site = new Site(new LocalEngine(graph, store.name(), () -> { }), questions, Optional.empty());
        return new Content(store.name(), Optional.of(graph), (config, turns) -> {
            site.addTo(config, turns);
            more.accept(config);
        }, () -> {
            scrub.close();
            StoreVersion.close(graph);
            closed.add(store.name());
        }).watching(scrub::damage);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).header("Accept", "text/csv, text/turtle, */*").build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path), BodyHandlers.ofString());
    }

    private static void rewrite(Path file, String before, String after) throws Exception {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private static void withoutLine(Path file, String start) throws Exception {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.removeIf(line -> line.startsWith(start))).isTrue();
        Files.write(file, lines);
    }

    private void awaitMetric(String line) throws Exception {
        for (int i = 0; i < 200 && !get("/metrics").body().contains(line + "\n"); i++) Thread.sleep(50);
        assertThat(get("/metrics").body()).contains(line + "\n");
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) Thread.sleep(50);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
