package steppe;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A process of its own that serves on a free port of the loopback interface; stopped when closed. */
public final class Running implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private final Process process;
    private final String root;
    private final Path log;

    private Running(Process process, String root, Path log) {
        this.process = process;
        this.root = root;
        this.log = log;
    }

    /** Starts the command and waits until it answers at the path. */
    public static Running start(List<String> command, Map<String, String> environment, int port, String path) throws IOException, InterruptedException {
        Path log = Files.createTempFile("steppe-process", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Running running = new Running(builder.start(), "http://localhost:" + port, log);
        running.await(path);
        return running;
    }

    /** The Java that runs the tests. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String root() {
        return root;
    }

    /** What it printed so far. */
    public String output() throws IOException {
        return Files.readString(log);
    }

    public HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path)).header("Accept", accept).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private void await(String path) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(path)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not start to answer at " + root + path + ". It said:\n" + output());
            }
            Thread.sleep(50);
        }
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            return get(path, "*/*").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** At once, as {@code kill -9} does; without a chance to finish what it does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.destroy();
        if (!process.waitFor(15, java.util.concurrent.TimeUnit.SECONDS)) process.destroyForcibly();
        Files.deleteIfExists(log);
    }
}
