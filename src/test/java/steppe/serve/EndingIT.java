package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.Running;
import steppe.World;

/** How a process that serves ends: asked to, and when its queries cannot be stopped. */
class EndingIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    @TempDir
    private Path folder;

    @Test
    void askedToStopItEndsWhatRunsAndTakesNoMore() throws Exception {
        Process process = serving();
        try (BufferedReader output = process.inputReader()) {
            String root = root(output);
            CompletableFuture<HttpResponse<String>> slow = slow(root, 4);
            process.destroy();
            assertThat(slow.get(15, TimeUnit.SECONDS).body()).as("an answer to the end, if only that its time is over").contains("longer than 4 s");
            assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThatThrownBy(() -> HTTP.send(request(root + "/"), BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatTakesLongerThanAStopIsBrokenOffAndSaid() throws Exception {
        Process process = serving();
        try (BufferedReader output = process.inputReader()) {
            CompletableFuture<HttpResponse<String>> slow = slow(root(output), 30);
            process.toHandle().destroy(); // The process itself would close what it says, too.
            assertThat(output.lines().toList()).filteredOn(line -> !line.contains(" access - ") && !line.matches("(Entities|SPARQL) .*")).singleElement().asString().contains("had not ended after 10 seconds were broken off");
            assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(slow).failsWithin(5, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process serving() throws IOException {
        World world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        world.with("queries/none.txt", "");
        return java("-jar", Path.of("target/steppe-0.1.0.jar").toAbsolutePath().toString(), "serve", "--port", "0", "--repository", world.root().toString(),
                "--store", folder.resolve("store").toString());
    }

    private static String root(BufferedReader output) {
        return output.lines().filter(line -> line.startsWith("Questions")).findFirst().orElseThrow().replaceFirst("Questions +(.*)/", "$1");
    }

    /** A query that is at work already. */
    private static CompletableFuture<HttpResponse<String>> slow(String root, int seconds) throws Exception {
        CompletableFuture<HttpResponse<String>> slow = HTTP.sendAsync(request(root + "/sparql?timeout=" + seconds + "&query=" + URLEncoder.encode(SLOW, StandardCharsets.UTF_8)), BodyHandlers.ofString());
        while (!HTTP.send(request(root + "/metrics"), BodyHandlers.ofString()).body().contains("steppe_queries_running 1\n")) Thread.sleep(20);
        return slow;
    }

    @Test
    void withQueriesThatCannotBeStoppedItGivesUpWithCode70() throws Exception {
        Process process = java("-cp", System.getProperty("java.class.path"), "steppe.serve.Stuck");
        try (BufferedReader output = process.inputReader()) {
            String port = output.lines().filter(line -> line.startsWith("port ")).findFirst().orElseThrow().substring(5);
            assertThat(HTTP.send(request("http://localhost:" + port + "/health/ready"), BodyHandlers.ofString()).statusCode()).isIn(200, 503);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(70);
        } finally {
            process.destroyForcibly();
        }
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    private static Process java(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Running.java());
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true).start();
    }
}
