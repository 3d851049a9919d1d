package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.query.LocalEngine;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

/**
 * Several clients ask everything while the server goes from store to store: two builds of one repository, and one whose data differ. Each
 * answer is, byte by byte and with its tag, that of one of them. 20 seconds, or {@code -Dsoak.minutes=N}; {@code -Dsoak.seed=N} repeats.
 */
class SoakIT {
    private static final Duration TIME = Integer.getInteger("soak.minutes") == null ? Duration.ofSeconds(20) : Duration.ofMinutes(Integer.getInteger("soak.minutes"));
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final int CLIENTS = 6;
    private static final Limits LIMITS = Limits.standard().withBudget(1000, 1_000_000);
    private static final List<String> QUERIES = List.of(
            "SELECT ?s ?o { ?s <https://w3id.org/steppe/ontology#memberOf> ?o } ORDER BY ?s ?o",
            "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
            "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
            "ASK { ?s ?p \"switched\" }");
    private static final List<String> PLACES = List.of("/question/members-of-both", "/question/members-of-any", "/question/members-of-both?sources=alpha",
            "/question/members-of-both.csv", "/question/members-of-both.json", "/question/members-of-any.xml", "/question/members-of-any.tsv", "/question/members-of-both.rq",
            "/id/SCO.html", "/id/SCO.ttl", "/id/Kazakhstan.html", "/id/Kazakhstan.jsonld", "/claim/alpha-10a.html", "/claim/alpha-10a.ttl", "/document/beta.html", "/search?q=kazakh", "/dataset.ttl");
    private final AtomicInteger opened = new AtomicInteger();
    private final Queue<WeakReference<Site>> contents = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closed = new AtomicInteger();
    @TempDir
    private Path folder;

    private record Ask(String path, String accept) {}

    private record Said(int status, String etag, String body) {}

    @Test
    void everyAnswerIsThatOfOneStore() throws Exception {
        System.out.println("soak: " + TIME.toSeconds() + " s, seed " + SEED);
        World world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        StoreFolder stores = new StoreFolder(folder.resolve("store"));
        List<StoreVersion> versions = new ArrayList<>();
        List<Server> references = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (i == 2) world.with("triples/alpha.ttl", ":Kazakhstan rdfs:comment \"switched\" .");
            versions.add(world.build().into(stores, "test"));
            references.add(serve(versions.get(i)));
        }
        Map<Ask, Map<String, Said>> expected = expected(versions, references);
        try (Server server = serve(versions.get(0)); Follower follower = new Follower(stores, versions.get(0).name(), server, this::content, 20)) {
            soak(stores, versions, server, expected);
        } finally {
            references.forEach(Server::close);
        }
        assertThat(closed).as("every store that was opened is closed").hasValue(opened.get());
        assertThat(remembered()).as("contents that are still reachable, besides those of this test's own servers").isLessThanOrEqualTo(versions.size() + 2);
    }

    private long remembered() throws InterruptedException {
        for (int i = 0; i < 20 && contents.stream().filter(content -> content.get() != null).count() > 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return contents.stream().filter(content -> content.get() != null).count();
    }

    private void soak(StoreFolder stores, List<StoreVersion> versions, Server server, Map<Ask, Map<String, Said>> expected) throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Map<String, AtomicLong> seen = new ConcurrentHashMap<>();
        long end = System.nanoTime() + TIME.toNanos();
        List<Thread> clients = IntStream.range(0, CLIENTS).mapToObj(i -> new Thread(() -> ask(server, expected, new Random(SEED + i), end, wrong, seen))).toList();
        clients.forEach(Thread::start);
        Random random = new Random(SEED);
        int switches = 0;
        while (System.nanoTime() < end && wrong.isEmpty()) {
            stores.rollback(Optional.of(versions.get(random.nextInt(versions.size())).name()));
            switches++;
            Thread.sleep(50 + random.nextInt(300));
        }
        for (Thread client : clients) client.join();
        System.out.println("soak: " + switches + " switches asked for, " + opened.get() + " stores opened, answers by store: " + seen);
        assertThat(wrong).isEmpty();
        assertThat(seen.keySet()).as("each store has answered").containsAll(versions.stream().map(StoreVersion::name).toList());
        assertThat(openFiles()).as("files of stores that are left are closed").isLessThan(2000);
    }

    private void ask(Server server, Map<Ask, Map<String, Said>> expected, Random random, long end, Queue<String> wrong, Map<String, AtomicLong> seen) {
        HttpClient http = HttpClient.newHttpClient();
        List<Ask> all = List.copyOf(expected.keySet());
        while (System.nanoTime() < end && wrong.isEmpty()) {
            Ask ask = all.get(random.nextInt(all.size()));
            try {
                Said said = say(http, server, ask);
                List<String> whose = expected.get(ask).entrySet().stream().filter(entry -> entry.getValue().equals(said)).map(Map.Entry::getKey).toList();
                if (whose.isEmpty()) wrong.add(ask + " was answered by no store: " + said.status() + " " + said.etag() + "\n" + said.body());
                if (whose.size() == 1) seen.computeIfAbsent(whose.get(0), name -> new AtomicLong()).incrementAndGet();
            } catch (IOException | InterruptedException e) {
                wrong.add(ask + " failed: " + e);
            }
        }
    }

    /** What each store answers when nothing is switched. */
    private static Map<Ask, Map<String, Said>> expected(List<StoreVersion> versions, List<Server> references) throws Exception {
        Map<Ask, Map<String, Said>> expected = new HashMap<>();
        HttpClient http = HttpClient.newHttpClient();
        for (Ask ask : asks().toList()) {
            Map<String, Said> answers = new HashMap<>();
            for (int i = 0; i < versions.size(); i++) answers.put(versions.get(i).name(), say(http, references.get(i), ask));
            for (int i = 0; i < versions.size(); i++) assertThat(say(http, references.get(i), ask)).as("the same again: %s", ask).isEqualTo(answers.get(versions.get(i).name()));
            assertThat(answers.values()).as(ask.toString()).allMatch(said -> said.status() == 200);
            if (!ask.path().startsWith("/sparql")) assertThat(answers.values().stream().map(Said::etag).distinct()).as("tags of %s", ask).hasSize(3);
            expected.put(ask, answers);
        }
        return expected;
    }

    private static Stream<Ask> asks() {
        Stream<Ask> places = PLACES.stream().flatMap(place -> Stream.of("text/html", "*/*").map(accept -> new Ask(place, accept)));
        Stream<Ask> queries = QUERIES.stream().flatMap(query -> Stream.of("text/csv", "application/sparql-results+json")
                .filter(accept -> !query.startsWith("ASK") || accept.endsWith("json")).map(accept -> new Ask("/sparql?query=" + encode(query, UTF_8), accept)));
        return Stream.concat(places, queries);
    }

    private static Said say(HttpClient http, Server server, Ask ask) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + ask.path())).header("Accept", ask.accept()).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return new Said(answer.statusCode(), answer.headers().firstValue("ETag").orElse(""), answer.body().replace("localhost:" + server.port(), "localhost"));
    }

    private Server serve(StoreVersion version) {
        return Server.start("localhost", 0, LIMITS, new Clients(Set.of()), line -> { }, content(version));
    }

    private Content content(StoreVersion store) {
        opened.incrementAndGet();
        DatasetGraph graph = store.dataset();
        Site site = new Site(new LocalEngine(graph, store.name(), () -> { }), steppe.query.World.questions(), Optional.empty(),
                steppe.web.Base.of(Optional.of(URI.create("http://example.org")), Set.of()));
        contents.add(new WeakReference<>(site));
        return new Content(store.name(), Optional.of(graph), site, () -> {
            StoreVersion.close(graph);
            closed.incrementAndGet();
        });
    }

    private static long openFiles() throws IOException {
        Path files = Path.of("/proc/self/fd");
        if (!Files.isDirectory(files)) return 0;
        try (Stream<Path> all = Files.list(files)) {
            return all.count();
        }
    }
}
