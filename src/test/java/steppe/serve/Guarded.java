package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jena.sparql.core.DatasetGraph;
import steppe.World;

/** A server with limits of the test's own over the drawn world, which is built once for all tests of this package. */
final class Guarded implements AutoCloseable {
    static final Limits QUICK = Limits.standard().withTime(Duration.ofMillis(500)).withAnswer(20_000, 8 << 20, 64 << 10, 1_500);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DatasetGraph DATASET = built();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Server server;

    private Guarded(Limits limits, Clients clients) {
        this.server = Server.start("localhost", 0, limits, clients, log::add, new Content("drawn", Optional.of(DATASET), (config, turns) -> { }, () -> { }));
    }

    static Guarded with(Limits limits) {
        return new Guarded(limits, new Clients(Set.of()));
    }

    static Guarded behind(String proxy, Limits limits) {
        return new Guarded(limits, new Clients(Set.of(proxy)));
    }

    static DatasetGraph dataset() {
        return DATASET;
    }

    private static DatasetGraph built() {
        try {
            Path folder = Files.createTempDirectory("steppe-guarded");
            World world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
            return world.builtIn(folder.resolve("store")).dataset();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the access log holds so far. */
    List<String> log() {
        return log;
    }

    Server server() {
        return server;
    }

    String root() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + pathAndQuery));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery));
    }

    HttpResponse<String> ask(String query, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/sparql?query=" + encode(query, UTF_8));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/sparql").header("Content-Type", type).POST(BodyPublishers.ofString(body));
        try {
            return send(request);
        } catch (IOException closed) {
            // The server need not read a body that it refuses (RFC 9110, 9.3.3 and 9112, 9.6): a pooled connection may be closed meanwhile.
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        }
    }

    /** Sends these bytes and reads until the server closes or says nothing for a while. */
    String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            in.transferTo(out);
        } catch (IOException ended) {
            // What came until then counts.
        }
        return out.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        server.close();
    }
}
