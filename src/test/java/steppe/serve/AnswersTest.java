package steppe.serve;

import static java.net.URLEncoder.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is whole, or it is an error, or its connection breaks. */
class AnswersTest {
    private static final String PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    private static Guarded server;

    @BeforeAll
    static void serve() {
        server = Guarded.with(Guarded.QUICK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aShortAnswerHasItsLength() throws Exception {
        HttpResponse<String> answer = server.ask("SELECT * { ?s ?p ?o } LIMIT 10", "Accept", "text/csv");
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow()).isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
    }

    @Test
    void aShortAnswerThatFailsIsACleanError() throws Exception {
        HttpResponse<String> answer = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?i)) = 'none') }");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.body()).contains("longer than 500 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"})
    void aLongAnswerThatFailsBreaksTheConnection(String type) {
        assertThatThrownBy(() -> server.ask(PRODUCT, "Accept", type)).isInstanceOf(IOException.class);
    }

    @Test
    void soItDoesWhenCompressed() throws Exception {
        byte[] body = raw("GET /sparql?query=" + encode(PRODUCT, StandardCharsets.UTF_8) + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).contains("200 OK", "Content-Encoding: gzip", "Transfer-Encoding: chunked").doesNotEndWith("\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"json,## This answer is not whole.", "xml,<!-- This answer is not whole."})
    void itSaysSoWhereTheFormatHasRoom(String format, String remark) throws Exception {
        byte[] body = raw("GET /sparql?format=" + format + "&query=" + encode(PRODUCT, StandardCharsets.UTF_8) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        String sent = new String(body, StandardCharsets.UTF_8);
        assertThat(sent).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked").doesNotEndWith("\r\n0\r\n\r\n");
        assertThat(sent.replaceAll("\r\n[0-9A-F]+\r\n", "")).as("a chunk may end within it").contains(remark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv"})
    void whereAnythingLooksLikeARowItIsSilent(String format) throws Exception {
        byte[] body = raw("GET /sparql?format=" + format + "&query=" + encode(PRODUCT, StandardCharsets.UTF_8) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(new String(body, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200").doesNotContain("not whole");
    }

    @Test
    void aBlankNodeHasAFormInXml() throws Exception {
        HttpResponse<String> answer = server.ask("SELECT (BNODE() AS ?b) {}", "Accept", "application/sparql-results+xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<bnode>");
    }

    /** Where the end of the connection is the end of the answer, it must not look like one. */
    @Test
    void itBreaksForOldClientsToo() throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(("GET /sparql?format=csv&query=" + encode(PRODUCT, StandardCharsets.UTF_8) + " HTTP/1.0\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().transferTo(OutputStream.nullOutputStream())).isInstanceOf(SocketException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/sparql-results+xml | SELECT ('a\\u0001b' AS ?x) {}",
        "application/sparql-results+xml | SELECT (IRI('http://example.org/\\uFFFE') AS ?x) {}",
        "application/rdf+xml            | CONSTRUCT { <x:s> <x:p> 'a\\u0001b' } {}",
        "application/rdf+xml            | CONSTRUCT { <x:s> <http://example.org/1> 'a' } {}",
        "application/rdf+xml            | CONSTRUCT { <x:s> <urn:> 'a' } {}"})
    void whatXmlCannotHoldIsThereInOtherFormats(String type, String query) throws Exception {
        HttpResponse<String> answer = server.ask(query, "Accept", type);
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("XML", "Ask for");
        assertThat(server.ask(query, "Accept", "text/turtle, application/sparql-results+json").statusCode()).isEqualTo(200);
    }

    @Test
    void rowsCanBeShuffled() throws Exception {
        String rows = "SELECT ?s { ?s a ?c } ORDER BY ";
        try (Guarded patient = Guarded.with(Limits.standard())) {
            List<String> sorted = patient.ask(rows + "?s", "Accept", "text/csv").body().lines().skip(1).toList();
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> shuffled = patient.ask(rows + "RAND()", "Accept", "text/csv");
                assertThat(shuffled.statusCode()).isEqualTo(200);
                assertThat(shuffled.body().lines().skip(1)).isNotEqualTo(sorted).containsExactlyInAnyOrderElementsOf(sorted);
            }
        }
    }

    /** SPARQL 1.1 Query, section 15.1: what has no value comes first, and the next condition decides between equals. */
    @Test
    void rowsAreInTheOrderOfExpressions() throws Exception {
        String query = "SELECT ?x ?y { VALUES (?x ?y) { (3 1) (-4 2) (UNDEF 3) (4 1) ('no number' 4) } } ORDER BY (ABS(?x) > 3) DESC(?y) ABS(?x)";
        assertThat(server.ask(query, "Accept", "text/csv").body().lines().skip(1)).containsExactly("no number,4", ",3", "3,1", "-4,2", "4,1");
    }

    @Test
    void whatIsNoLanguageTagGivesNoValue() throws Exception {
        HttpResponse<String> answer = server.ask("SELECT (STRLANG('a', ' \\r\\nb') AS ?x) (STRLANG('a', 'zh-Hans') AS ?y) {}", "Accept", "text/tab-separated-values");
        assertThat(answer.body().lines()).containsExactly("?x\t?y", "\t\"a\"@zh-Hans");
    }

    @Test
    void aLongAnswerStreams() throws Exception {
        try (Guarded patient = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(30)))) {
            HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(patient.request("/sparql?format=csv&query="
                    + encode(PRODUCT + " LIMIT 15000", StandardCharsets.UTF_8)).build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
            assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(15_001);
        }
    }

    @Test
    void aCompressedAnswerIsTheSame() throws Exception {
        String form = "format=csv&query=" + encode("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 2000", StandardCharsets.UTF_8);
        try (Guarded patient = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(30)))) {
            byte[] plain = patient.get("/sparql?" + form).body().getBytes(StandardCharsets.UTF_8);
            HttpRequest.Builder post = patient.request("/sparql").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
            for (HttpRequest.Builder request : List.of(patient.request("/sparql?" + form), post)) {
                HttpResponse<InputStream> zipped = HttpClient.newHttpClient().send(request.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
                assertThat(zipped.statusCode()).isEqualTo(200);
                assertThat(new GZIPInputStream(zipped.body()).readAllBytes()).isEqualTo(plain);
            }
        }
    }

    @Test
    void tooManyRowsAreNeverAShortAnswer() {
        assertThatThrownBy(() -> server.ask(PRODUCT + " LIMIT 20001", "Accept", "text/csv")).isInstanceOf(IOException.class);
    }

    /** Few rows, of a text each that is longer than the whole answer may be with the others. */
    @Test
    void tooManyBytesAreNeverAnAnswer() throws Exception {
        String query = "SELECT (CONCAT(?b, ?b, ?b, ?b) AS ?c) { ?s ?p ?o BIND (CONCAT('" + "x".repeat(25_000) + "', '') AS ?b) } LIMIT ";
        try (Guarded patient = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(30)).withAnswer(20_000, 1 << 20, 64 << 10, 1_500))) {
            assertThat(patient.ask(query + 10, "Accept", "text/csv").body()).hasSizeBetween(1_000_000, 1 << 20);
            assertThatThrownBy(() -> patient.ask(query + 11, "Accept", "text/csv")).isInstanceOf(IOException.class);
        }
        try (Guarded holding = Guarded.with(Guarded.QUICK.withTime(Duration.ofSeconds(30)).withAnswer(20_000, 1 << 20, 2 << 20, 1_500))) {
            HttpResponse<String> refused = holding.ask(query + 11, "Accept", "text/csv");
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("larger than 1 MiB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"})
    void aGraphIsWholeOrRefused(String type) throws Exception {
        assertThat(server.ask("CONSTRUCT WHERE { ?s a ?c }", "Accept", type).statusCode()).isEqualTo(200);
        assertThat(server.ask("CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", "Accept", type).statusCode()).isIn(413, 503);
    }

    @Test
    void timeoutCanOnlyLower() throws Exception {
        long before = System.nanoTime();
        String heavy = "/sparql?query=" + encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", StandardCharsets.UTF_8);
        assertThat(server.get(heavy + "&timeout=0.2").body()).contains("200 ms");
        assertThat(server.get(heavy + "&timeout=999").body()).contains("500 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void anErrorIsProblemDetailsForPrograms() throws Exception {
        HttpResponse<String> answer = server.ask("SELECT * { ?s ?p }", "Accept", "application/sparql-results+json");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\" : 400").contains("Line 1, column 18: did not expect } here. Expected one of");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * {               | Line 1, column 10: the query ends too early.",
        "SELECT * { ?s ?p 'a }    | a string does not end",
        "SELECT * { ?s x:p ?o }   | Line 1, column 15: Unresolved prefixed name: x:p",
        "SELEC * { ?s ?p ?o }     | did not understand SELEC",
        "SELECT ?x { ?s ?p ?o FILTER(?x == 1) } | Line 1, column 33: did not expect = here.",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } | Non-group key variable in SELECT: ?s"})
    void aSyntaxErrorSaysWhereAndWhatWasExpected(String query, String message) throws Exception {
        HttpResponse<String> answer = server.ask(query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("Not a SPARQL 1.1 query. ").contains(message);
    }

    private static byte[] raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(out);
            } catch (IOException broken) {
                // That is what it should do.
            }
            return out.toByteArray();
        }
    }
}
