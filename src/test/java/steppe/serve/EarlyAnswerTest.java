package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import steppe.model.Invalid;
import steppe.model.Problem;

/** The endpoint does not wait for the pages, nor a page for anything but the pages. */
class EarlyAnswerTest {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final CountDownLatch read = new CountDownLatch(1);
    private int port;

    @BeforeEach
    void findsAPort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @Test
    void theEndpointAnswersWhileThePagesAreMadeAndAPageWaits() throws Exception {
        CompletableFuture<Server> starting = start(() -> { });
        assertThat(firstAnswer("/sparql?query=ASK%7B%7D").statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> page = HTTP.sendAsync(request("/page"), BodyHandlers.ofString());
        CompletableFuture<HttpResponse<String>> ready = HTTP.sendAsync(request("/health/ready"), BodyHandlers.ofString());
        assertThat(HTTP.send(request("/sparql?query=ASK%7B%7D"), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(starting.isDone() || page.isDone() || ready.isDone()).isFalse();
        read.countDown();
        assertThat(page.join().body()).isEqualTo("made");
        assertThat(ready.join().body()).startsWith("ready");
        starting.join().close();
    }

    @Test
    void ifThePagesCannotBeMadeTheServerEndsAndSaysWhy() throws Exception {
        CompletableFuture<Server> starting = start(() -> {
            throw new Invalid(new Problem("queries/broken.rq:1:1", "is not SPARQL 1.1", ""));
        });
        firstAnswer("/sparql?query=ASK%7B%7D");
        read.countDown();
        assertThatThrownBy(starting::join).isInstanceOf(CompletionException.class).cause().isInstanceOf(Invalid.class).hasMessageContaining("queries/broken.rq:1:1");
        assertThatThrownBy(() -> HTTP.send(request("/sparql?query=ASK%7B%7D"), BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
    }

    private CompletableFuture<Server> start(Runnable reading) {
        Content content = new Content("late", Optional.of(Guarded.dataset()), (config, turns) -> {
            await(read);
            reading.run();
            config.routes.get("/page", context -> context.result("made"));
        }, () -> { });
        return CompletableFuture.supplyAsync(() -> Server.start("localhost", port, Set.of(), content));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> firstAnswer(String path) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return HTTP.send(request(path), BodyHandlers.ofString());
            } catch (ConnectException notYet) {
                if (System.nanoTime() > until) throw notYet;
                Thread.sleep(20);
            }
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(30)).build();
    }
}
