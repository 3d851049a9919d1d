package steppe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import steppe.serve.Server;
import steppe.web.Base;

/** The service below a path of another host: a reverse proxy that strips the path, says so by X-Forwarded-*, and notes requests beside it. */
final class Prefixed implements AutoCloseable {
    static final String PREFIX = "/graphs/steppe";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");
    private final ConcurrentLinkedQueue<String> beside = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Server server;
    private final HttpServer proxy;

    Prefixed() throws IOException {
        server = Service.running().at(Base.of(Optional.empty(), Set.of("127.0.0.1", "0:0:0:0:0:0:0:1")));
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(threads);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    String host() {
        return "localhost:" + proxy.getAddress().getPort();
    }

    String root() {
        return "http://" + host() + PREFIX;
    }

    /** What was asked for outside the path, which is another site's. Browsers ask for the icon of the host by themselves. */
    List<String> beside() {
        return beside.stream().filter(path -> !path.equals("/favicon.ico")).toList();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            if (path.startsWith(PREFIX + "/")) answer(exchange, path.substring(PREFIX.length()));
            else refuse(exchange, path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(HttpExchange exchange, String path) throws IOException {
        beside.add(path);
        exchange.sendResponseHeaders(404, -1);
    }

    private void answer(HttpExchange exchange, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) values.forEach(value -> request.header(name, value));
        });
        request.header("X-Forwarded-Proto", "http").header("X-Forwarded-Host", host()).header("X-Forwarded-Prefix", PREFIX);
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name)) values.forEach(value -> exchange.getResponseHeaders().add(name, value));
        });
        boolean empty = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
        if (!empty) exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
        server.close();
    }
}
