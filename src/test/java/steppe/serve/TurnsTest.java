package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

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
        try (Guarded server = Guarded.with(Guarded.QUICK.withBudget(0.5, 0.1))) {
            server.ask(HEAVY);
            HttpResponse<String> refused = server.ask("ASK {}");
            assertThat(refused.statusCode()).isEqualTo(429);
            Thread.sleep(Math.min(3000, 1000 * Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())));
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
        }
    }

    @Test
    void aClientThatLeavesStopsItsQuery() throws Exception {
        try (Guarded server = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(20)))) {
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.getOutputStream().write(("GET /sparql?query=" + encode(HEAVY, UTF_8) + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
                await(server, "steppe_queries_running 1");
            }
            await(server, "steppe_queries_total{outcome=\"client_gone\"} 1");
        }
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
            List<Watchdog.Watch> watches = IntStream.range(0, limits.stuck())
                    .mapToObj(i -> watchdog.watch(new Run(Duration.ofSeconds(-2), new Peer(new ByteArrayEndPoint())))).toList();
            watchdog.look(false);
            assertThat(watchdog.isStuck()).isTrue();
            assertThatThrownBy(() -> watchdog.watch(new Run(Duration.ofSeconds(1), new Peer(new ByteArrayEndPoint())))).hasMessageContaining("Too many queries");
            watches.forEach(Watchdog.Watch::close);
            watchdog.look(false);
            assertThat(watchdog.isStuck()).isFalse();
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswerIsHungUpOn() {
        ByteArrayEndPoint connection = new ByteArrayEndPoint();
        try (Watchdog watchdog = new Watchdog(Limits.standard(), () -> false, () -> { })) {
            watchdog.watch(new Run(Duration.ofSeconds(-4), new Peer(connection)));
            watchdog.look(false);
            assertThat(connection.isOpen()).isFalse();
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
