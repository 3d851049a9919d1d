package steppe.serve;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.jena.query.QueryCancelledException;
import steppe.query.Engine;

/**
 * Evaluates a bounded number of the pages' queries at a time, whatever content they ask. The others wait a little, in the order in which they
 * came, and are then refused: a flood of pages that nobody has kept takes no more of the machine. What is kept is answered without it. The
 * watchdog sees them as it sees strangers' queries: one that takes too long, or most of a nearly full memory, is given up.
 */
public final class PageQueries {
    private static final int RETRY_SECONDS = 5;
    private final Watchdog watchdog;
    private final Semaphore places;
    private final Duration limit;
    private final Duration patience;

    PageQueries(Watchdog watchdog, Limits limits) {
        this(watchdog, limits.time(), Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), limits.patience());
    }

    PageQueries(Watchdog watchdog, Duration limit, int places, Duration patience) {
        this.watchdog = watchdog;
        this.limit = limit;
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** The same engine, whose queries take their turn here. */
    Engine of(Engine engine) {
        return new BoundedEngine(engine, this);
    }

    <T> T inTurn(Engine engine, Function<Engine, T> query) {
        if (!acquired()) throw Refusal.busy(RETRY_SECONDS);
        try {
            return watched(engine, query);
        } finally {
            places.release();
        }
    }

    private <T> T watched(Engine engine, Function<Engine, T> query) {
        Run run = new Run(limit, Peer.NOBODY);
        try (Watchdog.Watch watch = watchdog.watch(run)) {
            return query.apply(engine.stoppedBy(run.signal()));
        } catch (QueryCancelledException e) {
            throw e instanceof Refusal ? e : run.reason();
        }
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
