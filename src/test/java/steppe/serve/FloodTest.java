package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.Scope;
import steppe.sandbox.Refusal;

/** More pages than the machine can make, and clients that never finish their header. */
class FloodTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Query SLOW = QueryFactory.create("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    private static final Query QUICK = QueryFactory.create("ASK {}");

    @Test
    void pagesBeyondWhatIsEvaluatedAtATimeAreToldWhenToComeBack() throws Exception {
        Engine local = new LocalEngine(Guarded.dataset(), "drawn", () -> { }).within(Duration.ofSeconds(2));
        Watchdog watchdog = new Watchdog(Limits.standard(), () -> false, () -> { });
        Engine engine = new PageQueries(watchdog, Duration.ofSeconds(30), 2, Duration.ofMillis(200)).of(local);
        Site site = new Site(local, steppe.query.World.questions(), Optional.empty());
        try (watchdog; Server server = Server.start("localhost", 0, Optional.empty(), (config, turns) -> {
            site.addTo(config, turns);
            config.routes.get("/slow", context -> context.result("" + engine.select(SLOW, Scope.all()).bindings().size()));
            config.routes.get("/kept", context -> context.result("kept"));
            config.routes.get("/quick", context -> context.result("" + engine.ask(QUICK, Scope.all())));
        })) {
            List<CompletableFuture<HttpResponse<String>>> slow = IntStream.range(0, 5).mapToObj(i -> HTTP.sendAsync(request(server, "/slow"), BodyHandlers.ofString())).toList();
            CompletableFuture.anyOf(slow.toArray(CompletableFuture[]::new)).join();
            assertThat(HTTP.send(request(server, "/kept"), BodyHandlers.ofString()).body()).isEqualTo("kept");
            List<HttpResponse<String>> refused = slow.stream().map(CompletableFuture::join).filter(answer -> answer.body().contains("Too many queries")).toList();
            assertThat(refused).hasSize(3).allMatch(answer -> answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").equals(Optional.of("5")));
            assertThat(JSON.parse(refused.get(0).body()).getString("title")).isEqualTo("Service Unavailable");
            assertThat(HTTP.send(request(server, "/quick"), BodyHandlers.ofString()).body()).as("the places are given back").isEqualTo("true");
        }
    }

    /** Each of those who wait holds a thread. */
    @Test
    void whoWouldBeOneTooManyToWaitIsToldAtOnce() throws Exception {
        Engine local = new LocalEngine(Guarded.dataset(), "drawn", () -> { });
        List<Thread> waiting = new ArrayList<>();
        try (Watchdog watchdog = new Watchdog(Limits.standard(), () -> false, () -> { })) {
            Engine engine = new PageQueries(watchdog, Duration.ofSeconds(10), 1, Duration.ofSeconds(60)).of(local);
            Thread first = new Thread(() -> assertThatThrownBy(() -> engine.select(SLOW, Scope.all())).isInstanceOf(Refusal.class));
            first.start();
            while (watchdog.runs().isEmpty()) Thread.sleep(10);
            for (int i = 0; i < 64; i++) waiting.add(new Thread(() -> assertThatThrownBy(() -> engine.ask(QUICK, Scope.all())).isInstanceOf(Refusal.class)));
            waiting.forEach(Thread::start);
            while (waiting.stream().map(Thread::getState).anyMatch(Set.of(Thread.State.NEW, Thread.State.RUNNABLE, Thread.State.BLOCKED)::contains)) Thread.sleep(10);
            assertThat(waiting).as("64 wait").allMatch(Thread::isAlive);
            assertThatThrownBy(() -> engine.ask(QUICK, Scope.all())).isInstanceOf(Refusal.class).hasMessageContaining("Too many queries");
            assertThat(first.isAlive()).as("still at work").isTrue();
        } finally {
            waiting.forEach(Thread::interrupt);
        }
    }

    /** Pages that take the processor and ask nothing, as long data in JSON-LD do. */
    @Test
    void fewPagesAreMadeAtATimeAndOperatorsAndTheEndpointWaitForNone() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Site site = new Site(new LocalEngine(Guarded.dataset(), "drawn", () -> { }), steppe.query.World.questions(), Optional.empty());
        Content content = new Content("heavy", Optional.of(Guarded.dataset()), (config, turns) -> {
            site.addTo(config, turns);
            config.routes.get("/heavy", context -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(2000);
                now.decrementAndGet();
                if (context.queryParam("fails") != null) throw new IllegalStateException("on purpose");
                context.result("made");
            });
        }, () -> { });
        int places = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        try (Server server = Server.start("localhost", 0, Set.of(), content)) {
            List<CompletableFuture<HttpResponse<String>>> heavy = IntStream.range(0, 3 * places)
                    .mapToObj(i -> HTTP.sendAsync(request(server, "/heavy?" + (i % 2 == 0 ? "fails=" : "n=") + i), BodyHandlers.ofString())).toList();
            while (now.get() < places) Thread.sleep(10);
            assertThat(HTTP.send(request(server, "/health/ready"), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(HTTP.send(request(server, "/sparql?query=ASK%7B%7D"), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(now.get()).as("still at work").isEqualTo(places);
            List<HttpResponse<String>> answers = heavy.stream().map(CompletableFuture::join).toList();
            assertThat(most.get()).isEqualTo(places);
            assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 500).isSubsetOf(200, 500, 503);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 503).isNotEmpty()
                    .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent() && answer.headers().firstValue("Content-Security-Policy").isPresent());
            assertThat(IntStream.range(0, places).mapToObj(i -> HTTP.sendAsync(request(server, "/heavy?again=" + i), BodyHandlers.ofString())).toList())
                    .as("the places are given back").allMatch(answer -> answer.join().statusCode() == 200);
        }
    }

    /** Else a few readers who take nothing would keep the pages from all others. */
    @Test
    void whatIsMadeIsSentWithoutAPlace() throws Exception {
        Site site = new Site(new LocalEngine(Guarded.dataset(), "drawn", () -> { }), steppe.query.World.questions(), Optional.empty());
        CountDownLatch made = new CountDownLatch(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
        Content content = new Content("long", Optional.of(Guarded.dataset()), (config, turns) -> {
            site.addTo(config, turns);
            config.routes.get("/long", context -> {
                context.result(new byte[1 << 25]);
                made.countDown();
            });
            config.routes.get("/short", context -> context.result("made"));
        }, () -> { });
        List<Socket> readers = new ArrayList<>();
        try (Server server = Server.start("localhost", 0, Set.of(), content)) {
            for (long i = made.getCount(); i > 0; i--) readers.add(new Socket("localhost", server.port()));
            for (Socket reader : readers) ask(reader, "/long");
            assertThat(made.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(HTTP.send(request(server, "/short"), BodyHandlers.ofString()).body()).isEqualTo("made");
        } finally {
            for (Socket reader : readers) reader.close();
        }
    }

    /** A page's query is the watchdog's as well: Jena's own time is longer. */
    @Test
    void aPageWhoseQueryTakesTooLongOrTooMuchIsGivenUp() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        Engine local = new LocalEngine(Guarded.dataset(), "drawn", () -> { });
        try (Watchdog watchdog = new Watchdog(Limits.standard(), full::get, () -> { })) {
            Engine brief = new PageQueries(watchdog, Duration.ofMillis(300), 2, Duration.ofSeconds(1)).of(local);
            assertThatThrownBy(() -> brief.select(SLOW, Scope.all())).isInstanceOf(Refusal.class).hasMessageContaining("longer than 300 ms");
            Engine patient = new PageQueries(watchdog, Duration.ofSeconds(30), 2, Duration.ofSeconds(1)).of(local);
            assertThat(patient.ask(QUICK, Scope.all())).isTrue();
            full.set(true);
            assertThatThrownBy(() -> patient.select(SLOW, Scope.all())).isInstanceOf(Refusal.class).hasMessageContaining("more memory than there is");
            assertThat(watchdog.runs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeaderThatComesByteByByteIsCutOff(boolean afterAnAnswer) throws Exception {
        try (Guarded server = Guarded.with(Guarded.QUICK.withHeader(Duration.ofSeconds(1))); Socket socket = new Socket("localhost", server.port())) {
            if (afterAnAnswer) assertThat(answer(socket, "/health/live")).endsWith("alive\n");
            socket.setSoTimeout(100);
            long started = System.nanoTime();
            assertThat(isCutOff(socket)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
            assertThat(server.ask("ASK {}").statusCode()).isEqualTo(200);
        }
    }

    /** The time begins anew with the end of each answer. */
    @Test
    void aConnectionThatIsUsedStaysAndSoDoesALongAnswer() throws Exception {
        Limits limits = Limits.standard().withHeader(Duration.ofSeconds(2));
        Content content = new Content("slow", Optional.empty(), (config, turns) -> config.routes.get("/slow", context -> {
            Thread.sleep(3000);
            context.result("at last\n");
        }), () -> { });
        try (Server server = Server.start("localhost", 0, limits, new Clients(Set.of()), line -> { }, content); Socket socket = new Socket("localhost", server.port())) {
            assertThat(answer(socket, "/slow")).endsWith("at last\n");
            Thread.sleep(1000);
            assertThat(answer(socket, "/health/live")).endsWith("alive\n");
        }
    }

    /** On a connection that stays; its body is one line. */
    private static String answer(Socket socket, String path) throws IOException {
        ask(socket, path);
        StringBuilder read = new StringBuilder();
        for (int next = 0; next >= 0 && !read.toString().matches("(?s).*\r\n\r\n.*\n");) {
            next = socket.getInputStream().read();
            if (next >= 0) read.append((char) next);
        }
        return read.toString();
    }

    private static void ask(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Linux takes them meanwhile; whom it has no room for, it lets try again after 1, 3, 7, 15, 31 and 63 seconds. */
    @Test
    void whoComesWhileNobodyIsLetInWaitsAtTheDoor() throws Exception {
        Limits one = Limits.standard().withConnections(1);
        Content content = new Content("test", Optional.empty(), (config, turns) -> { }, () -> { });
        List<Socket> waiting = new ArrayList<>();
        try (Server server = Server.start("localhost", 0, one, new Clients(Set.of()), line -> { }, content)) {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(new InetSocketAddress("localhost", server.port()), 800);
            }
        } finally {
            for (Socket socket : waiting) socket.close();
        }
    }

    @Test
    void whoComesWhenAllConnectionsAreTakenIsAnsweredWhenOneIsFree() throws Exception {
        Content content = new Content("test", Optional.empty(), (config, turns) -> { }, () -> { });
        try (Server server = Server.start("localhost", 0, Limits.standard().withConnections(1), new Clients(Set.of()), line -> { }, content);
                Socket first = asking(server); Socket second = asking(server)) {
            assertThat(first.getInputStream().read()).isEqualTo('H');
            second.setSoTimeout(500);
            assertThatThrownBy(() -> second.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            first.close();
            second.setSoTimeout(10_000);
            assertThat(second.getInputStream().read()).isEqualTo('H');
        }
    }

    private static Socket asking(Server server) throws IOException {
        Socket socket = new Socket("localhost", server.port());
        ask(socket, "/health/live");
        return socket;
    }

    private static boolean isCutOff(Socket socket) throws Exception {
        byte[] header = ("GET /health/live HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(200)).getBytes(StandardCharsets.US_ASCII);
        for (byte part : header) {
            try {
                socket.getOutputStream().write(part);
                if (socket.getInputStream().read() < 0) return true;
            } catch (SocketTimeoutException goesOn) {
                continue;
            } catch (IOException closed) {
                return true;
            }
        }
        return false;
    }

    private static HttpRequest request(Server server, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).header("Accept", "application/json").build();
    }
}
