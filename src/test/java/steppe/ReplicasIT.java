package steppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import steppe.read.Repository;
import steppe.store.Backup;
import steppe.store.Build;
import steppe.store.StoreFolder;

/**
 * docker-compose.scale.yml as processes on loopback: its replicas with its own command and environment, its nginx with its own
 * configuration; only paths, names and ports are replaced.
 */
class ReplicasIT {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final List<String> PATHS = List.of("/question/members-of-both", "/question/members-of-both.csv", "/question/cited-sources.json", "/id/SCO.ttl", "/id/Kazakhstan.html", "/document/cepa-2025.html",
            "/sparql?query=SELECT%20*%20%7B%3Fs%20a%20%3Ft%7D%20ORDER%20BY%20%3Fs%20%3Ft%20LIMIT%20100", "/sparql?query=ASK%7B%7D", "/ontology.ttl", "/openapi.json");
    private static final List<Running> REPLICAS = new ArrayList<>();
    private static Running front;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        boolean there = Files.isExecutable(Path.of("/usr/sbin/nginx"));
        assumeTrue(there || "true".equals(System.getenv("STEPPE_CI")), "nginx is not installed: the replicas behind it were not tested");
        new Build(new Repository(Path.of(".")), Optional.empty(), line -> { }).into(new StoreFolder(folder.resolve("built")), "test");
        new Backup(Files.createDirectory(folder.resolve("backup")).resolve("steppe.tar.gz")).write(new StoreFolder(folder.resolve("built")).current().orElseThrow());
        String conf = Files.readString(Path.of("src/main/docker/nginx.conf")).replace("/tmp/", folder + "/");
        for (String name : List.of("replica-1", "replica-2", "replica-3")) {
            int port = Running.freePort();
            conf = conf.replace(name + ":7070", "127.0.0.1:" + port);
            REPLICAS.add(replica(name, port));
        }
        int port = Running.freePort();
        Files.writeString(folder.resolve("nginx.conf"), conf.replace("listen 8080", "listen 127.0.0.1:" + port));
        front = Running.start(List.of("/usr/sbin/nginx", "-g", "daemon off;", "-c", folder.resolve("nginx.conf").toString()), Map.of(), port, "/health/live");
    }

    @AfterAll
    static void stop() throws Exception {
        if (front != null) front.close();
        for (Running replica : REPLICAS) replica.close();
    }

    private static Running replica(String name, int port) throws Exception {
        var service = Compose.services("docker-compose.scale.yml").get(name);
        Map<String, String> environment = new HashMap<>(Image.read().environment());
        assertThat(Compose.map(service.get("environment"))).as("what is replaced below").containsOnlyKeys("STEPPE_PROXY");
        environment.putAll(Map.of("STEPPE_REPOSITORY", Path.of("").toAbsolutePath().toString(), "STEPPE_STORE", folder.resolve(name).toString(), "STEPPE_HOST", "127.0.0.1", "STEPPE_PORT", Integer.toString(port),
                "STEPPE_PROXY", "127.0.0.1"));
        List<String> command = Compose.words(service.get("entrypoint")).stream().map(word -> word.replace("java -jar", Running.java() + " -jar").replace("/backup/", folder.resolve("backup") + "/")).toList();
        return Running.start(command, environment, port, "/health/ready");
    }

    /** One of three is killed while clients read: every one of their requests is answered, wholly and rightly. */
    @Test
    @Timeout(120)
    void aKilledReplicaFailsNoRequest() throws Exception {
        Map<String, String> expected = new HashMap<>();
        for (String path : PATHS) expected.put(path, ask(path).body());
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger before = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            int offset = client;
            clients.add(new Thread(() -> {
                for (int turn = offset; !done.get(); turn++) {
                    String path = PATHS.get(turn % PATHS.size());
                    read(path, expected.get(path), failures);
                    (killed.get() ? after : before).incrementAndGet();
                }
            }));
        }
        clients.forEach(Thread::start);
        await(before, 100);
        REPLICAS.get(1).kill();
        killed.set(true);
        await(after, 200);
        done.set(true);
        for (Thread client : clients) client.join();
        assertThat(failures).isEmpty();
    }

    /** A citation names the data, and so does each tag: not when a replica restored them. */
    @Test
    void allReplicasNameTheDataAlike() throws Exception {
        HttpResponse<String> one = REPLICAS.get(0).get("/question/members-of-both.bib", "*/*");
        HttpResponse<String> other = REPLICAS.get(2).get("/question/members-of-both.bib", "*/*");
        assertThat(other.body()).isEqualTo(one.body()).contains("version");
        assertThat(other.headers().firstValue("ETag")).isEqualTo(one.headers().firstValue("ETag")).isPresent();
    }

    private static void await(AtomicInteger answered, int enough) throws InterruptedException {
        while (answered.get() < enough) Thread.sleep(10);
    }

    @Test
    void whatIsForOperatorsIsNotPublic() throws Exception {
        assertThat(ask("/metrics").statusCode()).isEqualTo(404);
        assertThat(REPLICAS.get(0).get("/metrics", "*/*").body()).contains("steppe_");
    }

    @Test
    void linksLeadToTheAddressThatTheClientUsed() throws Exception {
        assertThat(ask("/id/SCO").headers().firstValue("Location").orElseThrow()).startsWith(front.root() + "/id/SCO.");
    }

    private static void read(String path, String expected, ConcurrentLinkedQueue<String> failures) {
        try {
            HttpResponse<String> answer = ask(path);
            if (answer.statusCode() != 200) failures.add(path + ": " + answer.statusCode());
            else if (!answer.body().equals(expected)) failures.add(path + ": another answer: " + StringUtils.difference(expected, answer.body()).lines().findFirst().orElse("shorter"));
        } catch (Exception e) {
            failures.add(path + ": " + e);
        }
    }

    // One of them as a POST: it is repeated like a GET.
    private static HttpResponse<String> ask(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(front.root() + path)).timeout(Duration.ofSeconds(30));
        if (path.contains("ASK")) request.uri(URI.create(front.root() + "/sparql")).header("Content-Type", "application/sparql-query").POST(BodyPublishers.ofString("ASK {}"));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
