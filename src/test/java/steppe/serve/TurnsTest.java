package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.RemoteEngine;
import steppe.query.Scope;
import steppe.sandbox.Refusal;

/** Many queries at once, clients that leave, queries that take all the memory or cannot be stopped. */
class TurnsTest {
    private static final String HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

    @Test
    void oneAddressHasSomePlacesAndIsToldWhenToComeBack() throws Exception {
        try (Guarded server = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(2)).withRunning(4, 2, Duration.ofMillis(300)))) {
            List<HttpResponse<String>> answers = atOnce(server, 4);
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(503, 503, 429, 429);
            assertThat(answers).allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
            assertThat(server.ask("ASK {}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void allTogetherHaveSomePlaces() throws Exception {
        try (Guarded server = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(2)).withRunning(2, 8, Duration.ofMillis(300)))) {
            List<HttpResponse<String>> answers = atOnce(server, 4);
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(503);
            assertThat(answers).filteredOn(answer -> answer.body().contains("Too many queries are running")).hasSize(2);
            assertThat(server.ask("ASK {}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void quickQueriesWaitForTheirTurn() throws Exception {
        try (Guarded server = Guarded.with(Guarded.QUICK.withRunning(2, 2, Duration.ofSeconds(3)))) {
            HttpClient http = HttpClient.newHttpClient();
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 40)
                    .mapToObj(i -> http.sendAsync(server.request("/sparql?query=ASK%7B%7D").build(), BodyHandlers.ofString())).toList();
            assertThat(asked.stream().map(CompletableFuture::join)).allMatch(answer -> answer.statusCode() == 200);
        }
    }

    @Test
    void anAddressThatUsedUpItsTimeWaitsUntilItHasSome() throws Exception {
        // Used up also where the query gets a third of a core, and there again within seconds where it gets a whole one.
        try (Guarded server = Guarded.with(Guarded.QUICK.withBudget(0.05, 0.15))) {
            server.ask(HEAVY);
            HttpResponse<String> refused = server.ask("ASK {}");
            assertThat(refused.statusCode()).isEqualTo(429);
            Thread.sleep(Math.min(10_000, 1000 * Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())));
            assertThat(server.ask("ASK {}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void onlyAKnownProxyIsBelieved() throws Exception {
        Limits limits = Guarded.QUICK.withBudget(0.01, 0.05);
        try (Guarded direct = Guarded.with(limits); Guarded proxied = Guarded.behind("127.0.0.1", limits)) {
            for (Guarded server : List.of(direct, proxied)) server.ask(HEAVY, "X-Forwarded-For", "198.51.100.1");
            assertThat(direct.ask("ASK {}", "X-Forwarded-For", "198.51.100.2").statusCode()).isEqualTo(429);
            assertThat(proxied.ask("ASK {}", "X-Forwarded-For", "198.51.100.1, 198.51.100.2").statusCode()).isEqualTo(200);
            assertThat(proxied.ask("ASK {}", "X-Forwarded-For", "198.51.100.2, 198.51.100.1").statusCode()).isEqualTo(429);
            assertThat(proxied.ask("ASK {}", "X-Forwarded-For", "198.51.100.3, 198.51.100.2, 198.51.100.1").statusCode()).isEqualTo(429);
        }
    }

    /** Else whoever makes one up for each query has no limits. */
    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1,", "1234567890123456789012345678901234567890123456789012345678901"})
    void whatIsNoAddressIsTheProxysOwn(String forwarded) throws Exception {
        try (Guarded proxied = Guarded.behind("127.0.0.1", Guarded.QUICK.withBudget(0.01, 0.05))) {
            proxied.ask(HEAVY, "X-Forwarded-For", forwarded);
            assertThat(proxied.ask("ASK {}").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void aProxyOfTheNewerProtocolIsBelieved() throws Exception {
        assumeTrue(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).anyMatch(address -> address.getHostAddress().startsWith("0:0:0:0:0:0:0:1")));
        try (Server server = Server.start("::1", 0, Guarded.QUICK.withBudget(0.01, 0.05), new Clients(Set.of("0:0:0:0:0:0:0:1")), line -> { },
                new Content("drawn", Optional.of(Guarded.dataset()), (config, turns) -> { }, () -> { }))) {
            String root = "http://[::1]:" + server.port() + "/sparql?query=";
            Guarded.send(HttpRequest.newBuilder(URI.create(root + encode(HEAVY, UTF_8))).header("X-Forwarded-For", "198.51.100.1"));
            assertThat(Guarded.send(HttpRequest.newBuilder(URI.create(root + "ASK%7B%7D")).header("X-Forwarded-For", "198.51.100.1")).statusCode()).isEqualTo(429);
            assertThat(Guarded.send(HttpRequest.newBuilder(URI.create(root + "ASK%7B%7D")).header("X-Forwarded-For", "198.51.100.2")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatLeavesStopsItsQuery() throws Exception {
        try (Guarded server = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(20)))) {
            try (Socket socket = asking(server.server(), "/sparql?query=" + encode(HEAVY, UTF_8))) {
                assertThat(socket.isConnected()).isTrue();
                await(server, "steppe_queries_running 1");
            }
            await(server, "steppe_queries_total{outcome=\"client_gone\"} 1");
        }
    }

    /** Else many of them would keep the others waiting, each for as long as it takes to notice. */
    @Test
    void whoLeavesBeforeItsTurnHasNone() throws Exception {
        int leaving = 8;
        try (Guarded server = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(2)).withRunning(1, 1, Duration.ofSeconds(6)));
                Socket first = asking(server.server(), "/sparql?query=" + encode(HEAVY, UTF_8))) {
            await(server, "steppe_queries_running 1");
            assertThat(first.isConnected()).isTrue();
            for (int i = 0; i < leaving; i++) asking(server.server(), "/sparql?query=" + encode(HEAVY, UTF_8)).close();
            await(server, "steppe_queries_total{outcome=\"client_gone\"} " + leaving);
        }
    }

    /** Found out by the next write, and not taken for a query that was too slow. */
    @Test
    void aClientThatLeavesInTheMiddleOfItsAnswerIsGone() throws Exception {
        try (Guarded server = Guarded.with(Limits.standard())) {
            try (Socket socket = unread(server)) {
                assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
                socket.setSoLinger(true, 0);
            }
            await(server, "steppe_queries_total{outcome=\"client_gone\"} 1");
        }
    }

    /** At the other engine, because the connection to it is closed, and the page waits no longer. */
    @Test
    void aReaderWhoLeavesStopsTheQueryOfThePageWhereverItRuns() throws Exception {
        String path = "/page?query=" + encode(HEAVY, UTF_8);
        try (Guarded engine = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(20)));
                Pages remote = new Pages(new RemoteEngine(engine.root() + "/sparql")); Pages local = new Pages(new LocalEngine(Guarded.dataset(), "drawn", () -> { }))) {
            try (Socket first = asking(remote.server, path); Socket second = asking(local.server, path)) {
                await(engine, "steppe_queries_running 1");
                assertThat(first.isConnected() && second.isConnected()).isTrue();
                assertThat(local.ends).as("as long as there is a reader").isEmpty();
            }
            await(engine, "steppe_queries_total{outcome=\"client_gone\"} 1");
            assertThat(remote.ends.poll(5, TimeUnit.SECONDS)).isEqualTo("The client is gone.");
            assertThat(local.ends.poll(5, TimeUnit.SECONDS)).isEqualTo("The client is gone.");
        }
    }

    @Test
    void whatIsPassedOnEndsWithItsReaderAndWithItsTime() throws Exception {
        try (Guarded engine = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(20)));
                Server relay = Server.start("localhost", 0, Optional.empty(), (config, turns) -> {
                    turns.addTo(config);
                    new Relay(turns.of(new RemoteEngine(engine.root() + "/sparql"))).addTo(config);
                })) {
            String path = "/sparql?query=" + encode(HEAVY, UTF_8);
            try (Socket reader = asking(relay, path)) {
                await(engine, "steppe_queries_running 1");
                assertThat(reader.isConnected()).isTrue();
            }
            await(engine, "steppe_queries_total{outcome=\"client_gone\"} 1");
            HttpResponse<String> brief = Guarded.send(HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + path + "&timeout=0.5")));
            assertThat(brief.statusCode()).isEqualTo(502);
            assertThat(brief.body()).contains("may have taken too long");
        }
    }

    /** From an endpoint whose answers have no end: 100,000 triples are kept, and the connection to it is closed. */
    @Test
    void whatIsPassedOnIsBounded() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        HttpServer endless = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        endless.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/n-triples");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (long i = 0; ; i++) out.write(("<x:a> <x:b> <x:" + i + "> .\n").getBytes(UTF_8));
            } catch (IOException gone) {
                closed.countDown();
            }
        });
        endless.start();
        try (Server relay = Server.start("localhost", 0, Optional.empty(), (config, turns) -> {
            turns.addTo(config);
            new Relay(turns.of(new RemoteEngine("http://localhost:" + endless.getAddress().getPort()))).addTo(config);
        })) {
            for (String query : List.of("CONSTRUCT WHERE { ?a ?b ?c }", "DESCRIBE <x:a>")) {
                HttpResponse<String> answer = Guarded.send(HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + "/sparql?query=" + encode(query, UTF_8))));
                assertThat(answer.body()).contains("more than 100000 triples");
                assertThat(answer.statusCode()).isEqualTo(413);
            }
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            endless.stop(0);
        }
    }

    /** One page, which asks what it is given. */
    private static final class Pages implements AutoCloseable {
        private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        private final Server server;

        Pages(Engine engine) {
            server = Server.start("localhost", 0, Optional.empty(), (config, turns) -> config.routes.get("/page", context -> {
                try {
                    context.result("" + turns.of(engine).select(QueryFactory.create(context.queryParam("query")), Scope.all()).bindings().size());
                } catch (RuntimeException e) {
                    ends.add(e.getMessage());
                }
            }));
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static Socket asking(Server server, String path) throws IOException {
        Socket socket = new Socket("localhost", server.port());
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    @Test
    void aQueryThatTakesTheMemoryIsGivenUp() {
        AtomicBoolean full = new AtomicBoolean();
        try (Watchdog watchdog = new Watchdog(Limits.standard(), () -> full.getAndSet(false), () -> { })) {
            Run hungry = new Run(Duration.ofSeconds(30), new Peer(new ByteArrayEndPoint()));
            watchdog.watch(hungry);
            full.set(true);
            watchdog.look(false);
            assertThatThrownBy(hungry::check).hasMessageContaining("more memory");
        }
    }

    @Test
    void queriesThatCannotBeStoppedMakeTheServerUnready() {
        Limits limits = Limits.standard();
        try (Watchdog watchdog = new Watchdog(limits, () -> false, () -> { })) {
            List<Watchdog.Watch> watches = new ArrayList<>();
            for (int i = 0; i < limits.stuck(); i++) {
                watchdog.look(false);
                assertThat(watchdog.isStuck()).as("by " + i).isFalse();
                watches.add(watchdog.watch(new Run(Duration.ofSeconds(-2), new Peer(new ByteArrayEndPoint()))));
            }
            watchdog.look(false);
            assertThat(watchdog.isStuck()).isTrue();
            assertThatThrownBy(() -> watchdog.watch(new Run(Duration.ofSeconds(1), new Peer(new ByteArrayEndPoint())))).hasMessageContaining("Too many queries");
            watches.forEach(Watchdog.Watch::close);
            watchdog.look(false);
            assertThat(watchdog.isStuck()).isFalse();
        }
    }

    @Test
    void theProcessEndsWhenTheyHadTheirTimeToEndByThemselves() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(Limits.standard().withStuck(1, Duration.ofSeconds(2)), () -> false, ended::countDown)) {
            long started = System.nanoTime();
            watchdog.watch(new Run(Duration.ofSeconds(-2), new Peer(new ByteArrayEndPoint())));
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    /** Else no query would have a bound any longer. */
    @Test
    void theWatchGoesOnAfterAFailure() throws Exception {
        CountDownLatch rounds = new CountDownLatch(3);
        BooleanSupplier failing = () -> {
            rounds.countDown();
            if (rounds.getCount() % 2 == 0) throw new InternalError("on purpose");
            throw new IllegalStateException("on purpose");
        };
        try (Watchdog watchdog = new Watchdog(Limits.standard(), failing, () -> { })) {
            assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(watchdog.isStuck()).isFalse();
        }
    }

    @Test
    void whoAsksWhetherItIsReadyIsToldOfQueriesThatCannotBeStopped() throws Exception {
        try (Guarded server = Guarded.with(Limits.standard())) {
            Watchdog watchdog = server.server().watchdog();
            List<Watchdog.Watch> watches = IntStream.range(0, Limits.standard().stuck())
                    .mapToObj(i -> watchdog.watch(new Run(Duration.ofSeconds(-2), new Peer(new ByteArrayEndPoint())))).toList();
            await(server, "steppe_ready 0");
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            watches.forEach(Watchdog.Watch::close);
            await(server, "steppe_ready 1");
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswerIsHungUpOn() {
        ByteArrayEndPoint connection = new ByteArrayEndPoint();
        try (Watchdog watchdog = new Watchdog(Limits.standard(), () -> false, () -> { })) {
            ByteArrayEndPoint justOver = new ByteArrayEndPoint();
            watchdog.watch(new Run(Duration.ofSeconds(-4), new Peer(connection)));
            watchdog.watch(new Run(Duration.ZERO, new Peer(justOver)));
            watchdog.look(false);
            assertThat(connection.isOpen()).isFalse();
            assertThat(justOver.isOpen()).as("it is told first that its time is over").isTrue();
        }
    }

    /** @param address of the same client, or of another */
    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "198.51.100.2"})
    void whoDoesNotReadLosesThePlaceWhenSomebodyWaits(String address) throws Exception {
        Limits limits = Limits.standard().withRunning(2, 2, Duration.ofSeconds(3));
        try (Guarded server = Guarded.behind("127.0.0.1", limits); Socket first = unread(server); Socket second = unread(server)) {
            await(server, "steppe_queries_running 2");
            Thread.sleep(1500);
            assertThat(server.get("/metrics").body()).as("as long as nobody waits").contains("steppe_queries_running 2\n");
            assertThat(server.ask("ASK {}", "X-Forwarded-For", address).statusCode()).isEqualTo(200);
            await(server, "steppe_queries_running 1");
            assertThat(Stream.of(first, second).filter(TurnsTest::isCutOff).count()).as("no more than needed").isEqualTo(1);
        }
    }

    /** Between two pieces the query is at work, however long, and its reader waits; and who is stopped writes no more. */
    @Test
    void onlyWhoIsSendingIsInTheWay() throws Exception {
        Run run = new Run(Duration.ofSeconds(30), new Peer(new ByteArrayEndPoint()), () -> true);
        List<Duration> inTheWay = new CopyOnWriteArrayList<>();
        try (Server server = Server.start("localhost", 0, Optional.empty(), (config, turns) -> config.routes.get("/pieces", context -> {
            AnswerStream out = new AnswerStream(context.res(), run, Limits.standard());
            out.write(new byte[1 << 20]);
            inTheWay.add(run.inTheWay());
            run.cancel(Refusal.gone());
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(Refusal.class);
            inTheWay.add(run.inTheWay());
        }))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/pieces")).build();
            assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body()).hasSize(1 << 20);
        }
        assertThat(inTheWay).containsExactly(Duration.ZERO, Duration.ZERO);
        run.sending();
        assertThat(run.inTheWay()).isPositive();
    }

    /** A long answer, of which nobody reads anything. */
    private static Socket unread(Guarded server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", server.port()));
        String query = "/sparql?query=" + encode("SELECT * { ?a ?b ?c . ?d ?e ?f }", UTF_8);
        socket.getOutputStream().write(("GET " + query + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.1\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private static boolean isCutOff(Socket socket) {
        try {
            socket.setSoTimeout(300);
            byte[] much = new byte[1 << 16];
            for (int i = 0; i < 200; i++) if (socket.getInputStream().read(much) < 0) return true;
            return false;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static List<HttpResponse<String>> atOnce(Guarded server, int times) {
        HttpClient http = HttpClient.newHttpClient();
        return IntStream.range(0, times).mapToObj(i -> http.sendAsync(server.request("/sparql?query=" + encode(HEAVY, UTF_8)).build(), BodyHandlers.ofString()))
                .toList().stream().map(CompletableFuture::join).toList();
    }

    private static void await(Guarded server, String line) throws Exception {
        for (int i = 0; i < 100 && !server.get("/metrics").body().contains(line + "\n"); i++) Thread.sleep(50);
        assertThat(server.get("/metrics").body()).contains(line + "\n");
    }
}
