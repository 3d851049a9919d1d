package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Names;
import steppe.sandbox.Outcome;

/** What operators see of it, and browsers. */
class OperationsTest {
    private Guarded server;

    @BeforeEach
    void serve() {
        server = Guarded.with(Guarded.QUICK);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void livesAndIsReady() throws Exception {
        assertThat(server.get("/health/live").body()).isEqualTo("alive\n");
        assertThat(server.get("/health/ready").body()).isEqualTo("ready\n");
        assertThat(server.get("/health").body()).isEqualTo("ready\n");
    }

    @Test
    void countsQueriesByHowTheyEnded() throws Exception {
        server.ask("ASK {}");
        server.ask("ASK {");
        server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
        HttpResponse<String> metrics = server.get("/metrics");
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body()).contains("steppe_queries_total{outcome=\"answered\"} 1\n", "steppe_queries_total{outcome=\"refused\"} 1\n",
                "steppe_queries_total{outcome=\"timed_out\"} 1\n", "steppe_queries_running 0\n", "steppe_query_seconds_count 3\n", "le=\"+Inf\"} 3\n", "steppe_ready 1\n");
        assertThat(metrics.body()).containsPattern("steppe_store_info\\{version=\"[0-9a-f]{16}\",store=\"drawn\"} 1\n");
    }

    @Test
    void aQueryThatTookLongerThanAllOthersIsCountedAndNamesDrawNoLine() {
        Metrics metrics = new Metrics();
        metrics.count(Outcome.TIMED_OUT, Duration.ofMillis(31_500));
        metrics.count(Outcome.ANSWERED, Duration.ofMillis(30));
        assertThat(metrics.text(0, true, "1", new Content("a\"b\n", Optional.empty(), (config, turns) -> { }, () -> { }))).contains(
                "le=\"0.025\"} 0\n", "le=\"0.05\"} 1\n", "le=\"30.0\"} 1\n", "le=\"+Inf\"} 2\n", "steppe_query_seconds_sum 31.53\n", "steppe_query_seconds_count 2\n", "store=\"a_b_\"");
    }

    @Test
    void countsQueriesByKindAndRequestsByPart() throws Exception {
        server.ask("ASK {}");
        server.ask("DESCRIBE <x:x>");
        server.get("/sparql/data?default&default");
        server.get("/nothing?token=hunter2");
        String metrics = server.get("/metrics").body();
        // A request is counted when it has ended, which its client may see a moment earlier.
        for (int i = 0; i < 40 && !metrics.contains("part=\"other\""); i++) {
            Thread.sleep(25);
            metrics = server.get("/metrics").body();
        }
        assertThat(metrics).contains("steppe_queries_by_kind_total{kind=\"ask\"} 1\n", "steppe_queries_by_kind_total{kind=\"describe\"} 1\n",
                "steppe_requests_total{part=\"sparql\",status=\"2xx\"} 2\n", "steppe_requests_total{part=\"sparql\",status=\"4xx\"} 1\n",
                "steppe_requests_total{part=\"other\",status=\"4xx\"} 1\n").doesNotContain("hunter2", "kind=\"graph\"");
    }

    @Test
    void countsGraphsThatAreReadWhole() throws Exception {
        server.get("/sparql/data?graph=" + encode(Names.GRAPH + "alpha", UTF_8));
        assertThat(server.get("/metrics").body()).contains("steppe_queries_by_kind_total{kind=\"graph\"} 1\n");
    }

    @Test
    void logsOneLineForEachRequestWithItsQuery() throws Exception {
        server.ask("ASK # two\nlines\r\n\u001b[31m {}");
        JsonObject line = line();
        assertThat(line.getString("method")).isEqualTo("GET");
        assertThat(line.getString("path")).isEqualTo("/sparql");
        assertThat(line.get("status").getAsNumber().value().intValue()).isEqualTo(400);
        assertThat(line.getString("query")).isEqualTo("ASK # two lines [31m {}");
        assertThat(line.getString("digest")).matches("[0-9a-f]{16}");
    }

    @Test
    void logsNoMoreThanTwoKilobytesOfAQuery() throws Exception {
        server.post("application/sparql-query", "ASK {} # " + "щ".repeat(20_000));
        assertThat(line().getString("query").getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isBetween(500, 2048);
    }

    @Test
    void logsTheBeginningOfALongPath() throws Exception {
        server.get("/nothing/" + "x".repeat(1000));
        assertThat(line().get("path").getAsString().value()).hasSize(300).startsWith("/nothing/xxx");
    }

    /** NEL and the separators of Unicode draw a line as well, and what cannot be seen may turn its direction. */
    @Test
    void logsNoControlCharacters() {
        assertThat(AccessLog.clean("a\u0085b\u2028c\u202Ed\u009Be\nf", 100)).isEqualTo("a b c d e f");
        assertThat(AccessLog.clean("Ашхабад", 100)).isEqualTo("Ашхабад");
    }

    @Test
    void logsNoSecrets() throws Exception {
        Guarded.send(server.request("/nothing?password=hunter2").header("Authorization", "Bearer hunter2").header("Cookie", "s=hunter2"));
        assertThat(line().toString()).contains("/nothing").doesNotContain("hunter2", "127.0.0.1");
    }

    @Test
    void logsWhatJettyRefuses() throws Exception {
        server.raw("GET / HTTP/1.1\r\n\r\n");
        assertThat(line().get("status").getAsNumber().value().intValue()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql?query=ASK%7B%7D", "/sparql?query=x", "/sparql/data?default"})
    void otherSitesReadWithoutCredentials(String path) throws Exception {
        try (Guarded unhurried = Guarded.with(Limits.standard())) {
            HttpResponse<String> answer = Guarded.send(unhurried.request(path).header("Origin", "https://example.org"));
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow().split(", ")).contains("ETag", "Link", "Retry-After");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health", "/health/live", "/health/ready"})
    void whatIsForOperatorsIsNeverKept(String path) throws Exception {
        assertThat(server.get(path).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health", "/health/live", "/health/ready"})
    void otherSitesDoNotReadWhatIsForOperators(String path) throws Exception {
        assertThat(Guarded.send(server.request(path).header("Origin", "https://example.org")).headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPreflightAllowsToAskOnly() throws Exception {
        HttpResponse<String> answer = Guarded.send(server.request("/sparql").headers("Origin", "https://example.org", "Access-Control-Request-Method", "DELETE")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, HEAD, POST");
    }

    private JsonObject line() throws InterruptedException {
        for (int i = 0; i < 40 && server.log().isEmpty(); i++) Thread.sleep(25);
        assertThat(server.log()).hasSize(1);
        assertThat(server.log().get(0)).doesNotContain("\n");
        return JSON.parse(server.log().get(0));
    }
}
