package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.sandbox.QueryText;

/** Requests that are wrong in their protocol rather than in their query. */
class HostileRequestsTest {
    private static final String ASK = "ASK%20%7B%7D";
    private static Guarded server;

    @BeforeAll
    static void serve() {
        server = Guarded.with(Guarded.QUICK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void answersStill() throws Exception {
        assertThat(server.ask("ASK {}").body()).contains("true");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"stylesheet", "callback", "force-accept", "query-ref", "using-graph-uri", "update", "request", "graph", "default", "xslt", "debug", "explain"})
    void anUnknownParameterIsNamed(String parameter) throws Exception {
        HttpResponse<String> answer = server.get("/sparql?query=" + ASK + "&" + parameter + "=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Unknown parameter " + parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=ASK%7B%7D&query=ASK%7B%7D", "query=ASK%7B%7D&timeout=0", "query=ASK%7B%7D&timeout=-1", "query=ASK%7B%7D&timeout=x",
        "query=ASK%7B%7D&timeout=1&timeout=2", "query=ASK%7B%7D&timeout=1e9", "query=ASK%7B%7D&format=html", "query=ASK%7B%7D&output=text/html", "query=ASK%7B%7D&results=thrift",
        "query=", "query=%zz", "query=ASK%7B%7D%ff", "%zz=1&query=ASK%7B%7D", "quer=ASK%7B%7D", "<script>=1&query=ASK%7B%7D"})
    void aBadParameterIsRefused(String parameters) throws Exception {
        String answer = server.raw("GET /sparql?" + parameters + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Content-Type-Options: nosniff").doesNotContain("<script>").doesNotContain("Exception");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBadBodyIsRefused(String name, int status, String type, String body) throws Exception {
        HttpResponse<String> answer = server.post(type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        HostileQueriesTest.assertSaysNothingOfTheInside(answer);
    }

    static Stream<Arguments> bodies() {
        String form = "application/x-www-form-urlencoded";
        return Stream.of(
                arguments("long form", 413, form, "query=" + "x".repeat(300_000)),
                arguments("long query", 413, "application/sparql-query", "#".repeat(300_000)),
                arguments("many fields", 413, form, IntStream.range(0, 5000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"))),
                arguments("one field too many", 413, form, IntStream.range(0, 51).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"))),
                arguments("no query", 400, form, "a=1"),
                arguments("update in a form", 400, form, "update=" + encode("DROP ALL", UTF_8)),
                arguments("update", 415, "application/sparql-update", "DROP ALL"),
                arguments("multipart", 415, "multipart/form-data; boundary=x", "--x--"),
                arguments("Turtle", 415, "text/turtle", "<x:a> <x:b> 1 ."),
                arguments("JSON", 415, "application/json", "{}"),
                arguments("XML", 415, "application/xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"),
                arguments("plain text", 415, "text/plain", "ASK {}"),
                arguments("bad UTF-8 in a form", 400, form, "query=ASK%7B%7D%ff"),
                arguments("blank", 400, "application/sparql-query", "\n \n"));
    }

    /** Whatever its characters are, and with parameters beside it; in an address, as much of it as a header may hold. */
    @Test
    void aQueryOfTheGreatestLengthIsAnswered() throws Exception {
        String escaped = "ASK {} #".concat("x".repeat(QueryText.MAX_LENGTH - 8)).chars().mapToObj("%%%02X"::formatted).collect(Collectors.joining());
        assertThat(server.post("application/x-www-form-urlencoded", "query=" + escaped + "&default-graph-uri=x:" + "y".repeat(5000)).statusCode()).isEqualTo(200);
        assertThat(server.get("/sparql?query=" + ASK + "%23" + "x".repeat(60_000)).statusCode()).isEqualTo(200);
    }

    /** Who announces too much need not send it. */
    @Test
    void whatIsAnnouncedTooLongIsRefusedUnread() throws Exception {
        assertThat(server.raw("POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 300000\r\n\r\n")).startsWith("HTTP/1.1 413");
    }

    /** Else a server on one's own machine would be open to the network. */
    @Test
    void nobodyIsLetInThroughAnotherAddress() {
        assertThatThrownBy(() -> new Socket("127.0.0.2", server.port()).close()).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip", "x"})
    void aCompressedBodyIsNotUnpacked(String encoding) throws Exception {
        HttpResponse<String> answer = Guarded.send(server.request("/sparql").headers("Content-Type", "application/sparql-query", "Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8, 0})));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    /** No cache keeps an error, and no browser makes more of it than a line of text. */
    @Test
    void errorsAreNotKeptNorGuessedAt() throws Exception {
        assertThat(server.get("/sparql?query=x").headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.raw("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400").contains("no-store", "nosniff", "default-src 'none'; frame-ancestors 'none'");
    }

    /** Its body is not read, so what comes after it on this connection would be taken for another request. */
    @Test
    void aRefusedPostEndsItsConnection() throws Exception {
        String answer = server.raw("POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n" + "x".repeat(20) + "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 415").containsIgnoringCase("connection: close").doesNotContain("alive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL", "LOCK", "SEARCH", "QUERY"})
    void otherMethodsAreRefused(String method) throws Exception {
        for (String path : List.of("/sparql", "/sparql/data")) {
            String answer = server.raw(method + " " + path + "?query=" + ASK + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/$/ping", "/$/datasets", "/$/server", "/$/compact/sparql", "/$/backup/sparql", "/$/metrics", "/$/stats", "/$/reload", "/sparql/update",
        "/sparql/upload", "/sparql/get", "/sparql/query", "/sparql/sparql", "/sparql/patch", "/sparql/shacl", "/sparql/prefixes", "/sparql/text", "/update", "/ds", "/manager", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"})
    void thereIsNothingElse(String path) throws Exception {
        assertThat(server.raw("GET " + path + "?query=" + ASK + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).containsPattern("^HTTP/1.1 40[04]");
        assertThat(server.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")).containsPattern("^HTTP/1.1 40[045]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?graph=file:///etc/passwd", "?graph=http://localhost:1/", "?graph=urn:x-arq:DefaultGraph", "?graph=urn:x-arq:UnionGraph", "?default&graph=x:a", "?graph=a&graph=b", "?default&query=x", "?default&format=html"})
    void onlyGraphsOfTheStoreAreRead(String query) throws Exception {
        assertThat(server.get("/sparql/data" + query).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void anOddityOfHttpIsRefusedOnce(String name, String start) throws Exception {
        String answer = server.raw(start);
        assertThat(answer).containsPattern("^HTTP/1.1 (4\\d\\d|50[15])").doesNotContain("Jetty", "<html", "Exception", "\tat ");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("answers").hasSize(2);
    }

    static Stream<Arguments> oddities() {
        String get = "GET /sparql?query=" + ASK + " HTTP/1.1\r\n";
        String post = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n";
        return Stream.of(
                arguments("no host", get + "\r\n"),
                arguments("two hosts", get + "Host: a\r\nHost: b\r\n\r\n"),
                arguments("length and chunks", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n"),
                arguments("two lengths", post + "Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}x"),
                arguments("negative length", post + "Content-Length: -6\r\n\r\nASK {}"),
                arguments("endless length", post + "Content-Length: 99999999999999999999\r\n\r\nASK {}"),
                arguments("length that is none", post + "Content-Length: 6x\r\n\r\nASK {}"),
                arguments("body that ends early", post + "Content-Length: 60\r\n\r\nASK {}"),
                arguments("chunk that is none", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nASK {}\r\n0\r\n\r\n"),
                arguments("chunk with a quoted line break", post + "Transfer-Encoding: chunked\r\n\r\n6;a=\"\r\nx\"\r\nASK {}\r\n0\r\n\r\n"),
                arguments("other transfer coding", post + "Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n"),
                arguments("chunks twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n"),
                arguments("space before colon", get + "Host: localhost\r\nA : b\r\n\r\n"),
                arguments("folded header", get + "Host: localhost\r\nA: b\r\n c\r\n\r\n"),
                arguments("NUL in a header", get + "Host: localhost\r\nA: b\0c\r\n\r\n"),
                arguments("long header", get + "Host: localhost\r\nA: " + "x".repeat(90_000) + "\r\n\r\n"),
                arguments("long address", "GET /sparql?query=" + "x".repeat(90_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                arguments("NUL in the address", "GET /sparql%00?query=" + ASK + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                arguments("another's address", "GET http://example.org/sparql?query=" + ASK + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
                arguments("CONNECT", "CONNECT example.org:80 HTTP/1.1\r\nHost: example.org:80\r\nConnection: close\r\n\r\n"),
                arguments("HTTP/9.9", "GET /sparql?query=" + ASK + " HTTP/9.9\r\nHost: localhost\r\n\r\n"),
                arguments("HTTP/0.9", "GET /sparql?query=" + ASK + "\r\n\r\n"),
                arguments("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                arguments("TLS", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001" + "a".repeat(100)),
                arguments("strange expectation", post + "Expect: 200-maybe\r\nContent-Length: 6\r\n\r\nASK {}"),
                arguments("control character in the method", "GE\u0001T / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    @Test
    void aQueryComesOnce() throws Exception {
        HttpResponse<String> answer = Guarded.send(server.request("/sparql?query=" + ASK).header("Content-Type", "application/sparql-query").POST(BodyPublishers.ofString("ASK {}")));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aForwardedHostDoesNotReachTheAnswer() throws Exception {
        String answer = server.raw("GET /sparql?query=x HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("evil");
    }

    @Test
    void slowSendersAndIdleConnectionsHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Socket socket = new Socket("localhost", server.port());
            slow.add(socket);
            if (i < 60) socket.getOutputStream().write("POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 900\r\n\r\nA".getBytes(UTF_8));
        }
        assertThat(server.ask("ASK {}").statusCode()).isEqualTo(200);
        for (Socket socket : slow) socket.close();
    }
}
