package steppe.serve;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import steppe.sandbox.Outcome;

/** Counts queries, in the text format of Prometheus. */
final class Metrics {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final double[] BUCKETS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
    private final Map<Outcome, LongAdder> queries = new EnumMap<>(Outcome.class);
    private final AtomicLongArray times = new AtomicLongArray(BUCKETS.length + 1);
    private final LongAdder microseconds = new LongAdder();
    private final Map<String, LongAdder> kinds = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final LongAdder cut = new LongAdder();
    private final LongAdder switches = new LongAdder();
    private final LongAdder refusedStores = new LongAdder();

    Metrics() {
        for (Outcome outcome : Outcome.values()) queries.put(outcome, new LongAdder());
    }

    void count(Outcome outcome, Duration time) {
        queries.get(outcome).increment();
        microseconds.add(time.toNanos() / 1000);
        times.incrementAndGet(bucket(time.toNanos() / 1e9));
    }

    /** @param kind of query: select, ask, construct, describe, or graph for a graph that is read whole */
    void countKind(String kind) {
        kinds.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }

    /** Every request, also those that are refused before anything looks at them. */
    void countRequest(String path, int status) {
        String labels = "part=\"" + part(path) + "\",status=\"" + status / 100 + "xx\"";
        requests.computeIfAbsent(labels, key -> new LongAdder()).increment();
    }

    private static String part(String path) {
        if (path.equals("/sparql") || path.startsWith("/sparql/")) return "sparql";
        if (path.equals("/") || path.startsWith("/question/")) return "questions";
        if (path.startsWith("/id/") || path.startsWith("/claim/") || path.startsWith("/document/")) return "entities";
        return Operations.PATHS.contains(path) ? "operations" : "other";
    }

    /** An answer whose connection was broken after its first byte. */
    void countCut() {
        cut.increment();
    }

    void countSwitch() {
        switches.increment();
    }

    void countRefusedStore() {
        refusedStores.increment();
    }

    String text(int running, boolean ready, String version, Content content) {
        StringBuilder out = new StringBuilder();
        head(out, "steppe_queries_total", "counter", "SPARQL queries by how they ended.");
        queries.forEach((outcome, count) -> out.append("steppe_queries_total{outcome=\"").append(outcome.label()).append("\"} ").append(count.sum()).append('\n'));
        head(out, "steppe_queries_by_kind_total", "counter", "SPARQL queries that could be read, by their kind.");
        kinds.forEach((kind, count) -> out.append("steppe_queries_by_kind_total{kind=\"").append(kind).append("\"} ").append(count.sum()).append('\n'));
        head(out, "steppe_requests_total", "counter", "Requests by the part of the site and the class of their status.");
        requests.forEach((labels, count) -> out.append("steppe_requests_total{").append(labels).append("} ").append(count.sum()).append('\n'));
        single(out, "steppe_answers_cut_total", "counter", "Answers broken off after their first byte.", cut.sum());
        single(out, "steppe_queries_running", "gauge", "SPARQL queries that run now.", running);
        single(out, "steppe_ready", "gauge", "1 if queries are taken.", ready ? 1 : 0);
        head(out, "steppe_store_info", "gauge", "The version of the data.");
        out.append("steppe_store_info{version=\"").append(clean(version)).append("\",store=\"").append(clean(content.name())).append("\"} 1\n");
        single(out, "steppe_store_outdated", "gauge", "1 if the repository has errors and an older store is served.", content.caveat().isPresent() ? 1 : 0);
        single(out, "steppe_store_switches_total", "counter", "New stores that were switched to.", switches.sum());
        single(out, "steppe_store_refusals_total", "counter", "New stores that could not be served; the one before serves on.", refusedStores.sum());
        histogram(out);
        return out.toString();
    }

    private void histogram(StringBuilder out) {
        head(out, "steppe_query_seconds", "histogram", "How long SPARQL queries took, from the request to the last byte.");
        long count = 0;
        for (int i = 0; i < BUCKETS.length; i++) {
            count += times.get(i);
            out.append("steppe_query_seconds_bucket{le=\"").append(BUCKETS[i]).append("\"} ").append(count).append('\n');
        }
        count += times.get(BUCKETS.length);
        out.append("steppe_query_seconds_bucket{le=\"+Inf\"} ").append(count).append('\n');
        out.append("steppe_query_seconds_sum ").append(microseconds.sum() / 1e6).append('\n');
        out.append("steppe_query_seconds_count ").append(count).append('\n');
    }

    private static String clean(String label) {
        return label.replaceAll("[^\\w.-]", "_");
    }

    private static int bucket(double seconds) {
        int bucket = 0;
        while (bucket < BUCKETS.length && seconds > BUCKETS[bucket]) bucket++;
        return bucket;
    }

    private static void single(StringBuilder out, String name, String type, String help, long value) {
        head(out, name, type, help);
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n').append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
