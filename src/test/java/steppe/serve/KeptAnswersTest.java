package steppe.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.web.Representation;

/** An answer says how often its page was made: the same number twice means that the second came from what is kept. */
class KeptAnswersTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Semaphore WAITING = new Semaphore(0);
    private static Server server;
    private static int run;
    private String path;

    @BeforeAll
    static void serve() {
        server = Server.start("localhost", 0, Optional.empty(), (config, turns) -> routes(config));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // A new URL for each test: nothing is kept of it yet.
    @BeforeEach
    void path() {
        path = "/lasting/" + ++run;
    }

    private static void routes(JavalinConfig config) {
        config.routes.get("/lasting/{run}", context -> of(context).forAsLongAsTheData().withHeader("Vary", "Accept").send(context));
        config.routes.head("/lasting/{run}", context -> of(context).forAsLongAsTheData().send(context));
        config.routes.post("/lasting/{run}", context -> of(context).send(context));
        config.routes.get("/brief/{run}", context -> of(context, "").forAsLongAsTheData().send(context));
        config.routes.get("/unvaried/{run}", context -> of(context).forAsLongAsTheData().send(context));
        config.routes.get("/passing/{run}", context -> of(context).send(context));
        config.routes.get("/absent/{run}", context -> of(context.status(404)).forAsLongAsTheData().send(context));
        config.routes.get("/waiting", context -> WAITING.acquire());
        config.routes.get("/large/{run}", context -> of(context, noise(KeptAnswers.MAX_BODY * 3 / 4)).forAsLongAsTheData().send(context));
        config.routes.get("/huge/{run}", context -> of(context, "x".repeat(KeptAnswers.MAX_BODY)).forAsLongAsTheData().send(context));
    }

    /** As many clients at once as the server has threads, and more. */
    @Test
    void itIsAnsweredWhileAllThreadsAreAtWork() throws Exception {
        send(get());
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 260; i++) {
            waiting.add(new Socket("localhost", server.port()));
            waiting.get(i).getOutputStream().write("GET /waiting HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
        }
        for (int before = -1; before != WAITING.getQueueLength() || before == 0; Thread.sleep(500)) before = WAITING.getQueueLength();
        int made = MADE.get();
        try {
            assertThat(HTTP.send(get().timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray()).statusCode()).isEqualTo(200);
            assertThat(MADE).as("answered from what is kept").hasValue(made);
        } finally {
            WAITING.release(waiting.size());
        }
        for (Socket socket : waiting) {
            try (socket) {
                assertThat(new String(socket.getInputStream().readNBytes(15), UTF_8)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    /** Who sends one request after the other without end, and reads all answers, is one client of many. */
    @Test
    void whoNeverStopsAskingKeepsNobodyWaiting() throws Exception {
        send(get());
        byte[] many = ("HEAD " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n").repeat(200).getBytes(UTF_8);
        List<Socket> greedy = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                Socket socket = new Socket("localhost", server.port());
                greedy.add(socket);
                inBackground(() -> {
                    while (true) socket.getOutputStream().write(many);
                });
                inBackground(() -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
            }
            Thread.sleep(1000);
            for (int i = 0; i < 10; i++) {
                HttpClient fresh = HttpClient.newHttpClient();
                assertThat(fresh.send(get().timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray()).statusCode()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : greedy) socket.close();
        }
    }

    private interface Transfer {
        void run() throws IOException;
    }

    private static void inBackground(Transfer transfer) {
        Thread thread = new Thread(() -> {
            try {
                transfer.run();
            } catch (IOException closed) {
                // The test has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Representation of(Context context) {
        return of(context, " " + context.queryString() + " steppe".repeat(1000));
    }

    private static Representation of(Context context, String rest) {
        return Representation.of("1", "text/plain; charset=utf-8", (MADE.incrementAndGet() + rest).getBytes(UTF_8));
    }

    /** That nothing makes smaller. */
    private static String noise(int length) {
        return new Random(length).ints(length, ' ', '~').collect(() -> new StringBuilder(" ".repeat(10)), StringBuilder::appendCodePoint, StringBuilder::append).substring(0, length - 10);
    }

    @Test
    void theSameRequestIsAnsweredFromWhatIsKept() throws Exception {
        HttpResponse<byte[]> first = send(get());
        HttpResponse<byte[]> second = send(get());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(second.headers().firstValue("Content-Type")).isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(second.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(second.headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding");
        assertThat(second.headers().firstValueAsLong("Content-Length")).hasValue(first.body().length);
        assertThat(second.headers().allValues("Date")).hasSize(1);
    }

    /** Caches on the way must not hand compressed bytes to those who cannot read them. */
    @ParameterizedTest
    @ValueSource(strings = {"/unvaried/", "/passing/"})
    void everyAnswerThatMayBeCompressedSaysSoOnce(String other) throws Exception {
        path = other + run;
        for (int i = 0; i < 2; i++) {
            assertThat(send(get()).headers().allValues("Vary")).containsExactly("Accept-Encoding");
            assertThat(send(get().header("Accept-Encoding", "gzip")).headers().allValues("Vary")).containsExactly("Accept-Encoding");
        }
    }

    @Test
    void tagsMayComeInSeveralLines() throws Exception {
        String tag = send(get()).headers().firstValue("ETag").orElseThrow();
        assertThat(send(get().header("If-None-Match", "\"other\"").header("If-None-Match", tag)).statusCode()).isEqualTo(304);
    }

    @Test
    void itIsCompressedForWhoTakesThat() throws Exception {
        byte[] plain = send(get()).body();
        HttpResponse<byte[]> small = send(get().header("Accept-Encoding", "br, gzip;q=0.5"));
        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.body().length).isLessThan(plain.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes()).isEqualTo(plain);
        assertThat(small.headers().firstValue("ETag")).isNotEqualTo(send(get()).headers().firstValue("ETag"));
        assertThat(send(get().header("Accept-Encoding", "gzip;q=0")).body()).isEqualTo(plain);
    }

    /** A few bytes would become more. */
    @Test
    void whatIsNoSmallerIsNotCompressed() throws Exception {
        path = "/brief/" + run;
        HttpResponse<byte[]> first = send(get());
        HttpResponse<byte[]> again = send(get().header("Accept-Encoding", "gzip"));
        assertThat(again.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    }

    @Test
    void whatWasFirstAskedForCompressedIsKeptPlain() throws Exception {
        byte[] small = send(get().header("Accept-Encoding", "gzip")).body();
        byte[] plain = send(get()).body();
        assertThat(plain).isEqualTo(new GZIPInputStream(new ByteArrayInputStream(small)).readAllBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void whoHasItIsToldSo(String coding) throws Exception {
        send(get());
        String tag = send(get().header("Accept-Encoding", coding)).headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = send(get().header("Accept-Encoding", coding).header("If-None-Match", "\"other\", " + tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(again.headers().firstValue("Content-Encoding")).as("of bytes that are not there").isEmpty();
        assertThat(send(get().header("If-None-Match", "\"other\"")).statusCode()).isEqualTo(200);
    }

    @Test
    void headHasTheHeadersAlone() throws Exception {
        byte[] body = send(get()).body();
        HttpResponse<byte[]> head = send(get().method("HEAD", BodyPublishers.noBody()));
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(body.length);
    }

    @Test
    void aHeadIsNotKeptAsTheAnswer() throws Exception {
        send(get().method("HEAD", BodyPublishers.noBody()));
        assertThat(send(get()).body()).isNotEmpty();
    }

    /** Whatever the answer may depend on makes another answer. */
    @ParameterizedTest
    @CsvSource({"Accept,text/csv", "Accept-Language,ru", "X-Forwarded-Host,example.org", "X-Forwarded-Prefix,/a", "X-Forwarded-Proto,https", "X-Forwarded-Port,8443",
        "X-Forwarded-For,192.0.2.1", "X-Forwarded-Server,example.org", "Forwarded,host=example.org"})
    void otherHeadersAreAnotherRequest(String name, String value) throws Exception {
        byte[] first = send(get()).body();
        byte[] other = send(get().header(name, value)).body();
        assertThat(other).isNotEqualTo(first);
        assertThat(send(get().header(name, value + "0")).body()).isNotEqualTo(other);
        assertThat(send(get()).body()).isEqualTo(first);
    }

    /** Nor does one header's value stand for another's. */
    @Test
    void whatIsSaidInAnotherHeaderIsAnotherRequest() throws Exception {
        byte[] first = send(get().header("Accept", "ru").header("Accept-Language", "en")).body();
        assertThat(send(get().header("Accept", "ruen")).body()).isNotEqualTo(first);
        assertThat(send(get().header("Accept-Language", "ruen")).body()).isNotEqualTo(first);
        byte[] lines = send(get().header("Accept", "text/a").header("Accept", "text/b")).body();
        assertThat(send(get().header("Accept", "text/atext/b")).body()).isNotEqualTo(lines);
    }

    /** Only a proxy's is believed: whoever else says the same must not get its answer, nor it theirs. */
    @Test
    void theSameHeadersFromAnotherAddressAreAnotherRequest() throws Exception {
        String forwarded = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: example.org\r\nConnection: close\r\n\r\n";
        String first = from("127.0.0.2", forwarded);
        String kept = from("127.0.0.2", forwarded);
        // Kept is what was sent whole: over another connection one may ask a moment earlier.
        for (int i = 0; i < 20 && !kept.equals(first); i++) {
            first = kept;
            kept = from("127.0.0.2", forwarded);
        }
        assertThat(kept).isEqualTo(first);
        assertThat(from("127.0.0.3", forwarded)).isNotEqualTo(first);
    }

    /** What it says after its headers. */
    private static String from(String address, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port(), InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).replaceFirst("(?s).*?\r\n\r\n", "");
        }
    }

    @Test
    void aLongRequestIsAnsweredButNotKept() throws Exception {
        String query = "?a=" + "x".repeat(2000);
        byte[] first = send(request(path + query)).body();
        assertThat(send(request(path + query)).body()).isNotEmpty().isNotEqualTo(first);
    }

    /** Twice as much as there is place for. */
    @Test
    void notEverythingIsKept() throws Exception {
        path = "/large/" + run;
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 60; i++) first.add(start(path + "?" + i));
        List<String> again = new ArrayList<>();
        for (int i = 0; i < 60; i++) again.add(start(path + "?" + i));
        again.retainAll(first);
        assertThat(again).hasSizeLessThan(40);
    }

    private static String start(String pathAndQuery) throws Exception {
        return new String(send(request(pathAndQuery)).body(), 0, 10, UTF_8);
    }

    @Test
    void anotherHostIsAnotherRequest() throws Exception {
        byte[] first = send(get()).body();
        assertThat(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))).body()).isNotEqualTo(first);
    }

    @Test
    void anotherQueryIsAnotherRequest() throws Exception {
        byte[] first = send(request(path + "?a=1")).body();
        assertThat(send(request(path + "?a=2")).body()).isNotEqualTo(first);
        assertThat(send(request(path + "?a=1")).body()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/passing/", "/absent/", "/huge/"})
    void whatDoesNotLastIsMadeEachTime(String other) throws Exception {
        byte[] first = send(request(other + run)).body();
        assertThat(send(request(other + run)).body()).isNotEqualTo(first);
    }

    @Test
    void aPostIsNeverAnsweredFromWhatIsKept() throws Exception {
        byte[] first = send(get()).body();
        assertThat(send(get().POST(BodyPublishers.noBody())).body()).isNotEqualTo(first);
        assertThat(send(get()).body()).isEqualTo(first);
    }

    private HttpRequest.Builder get() {
        return request(path);
    }

    private static HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + pathAndQuery));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }
}
