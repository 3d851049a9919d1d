package steppe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import steppe.Service;

/**
 * Seeded chance, bounded in CI: {@code -Dfuzz.cases=N} for a long run, {@code -Dfuzz.seed=S} for another one. Each case has a
 * random source of its own, so that a failure names all that is needed to see it again: {@code -Dfuzz.seed=S -Dfuzz.first=CASE -Dfuzz.cases=1}.
 */
final class Fuzz {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final long SEED = Long.getLong("fuzz.seed", 20261122);
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int CASES = Integer.getInteger("fuzz.cases", 0);
    private static final List<String> INSIDE = List.of("Exception", "java.lang", "org.apache.jena", "org.eclipse.jetty", "\tat ", "/home/", "/tmp/", "heap space");

    private Fuzz() {}

    interface Case {
        void run(SplittableRandom random) throws Exception;
    }

    /** @param usual how many cases where nothing else was asked for */
    static void each(String name, int usual, Case one) {
        int cases = CASES > 0 ? CASES : usual;
        for (int number = FIRST; number < FIRST + cases; number++) {
            try {
                one.run(new SplittableRandom(SEED ^ 0x9E3779B97F4A7C15L * (name.hashCode() + 31L * number)));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(name + ", case " + number + " of seed " + SEED + ": " + e.getMessage(), e);
            }
        }
    }

    /** Nothing of the inside that was not in the request itself. */
    static void tellsNothing(HttpResponse<String> answer, String asked) {
        assertThat(answer.body()).as(asked).doesNotContain(INSIDE.stream().filter(words -> !asked.contains(words)).toList());
    }

    static <T> T pick(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Service.running().root() + pathAndQuery)).timeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
