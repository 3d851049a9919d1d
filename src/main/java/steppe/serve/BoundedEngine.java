package steppe.serve;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import steppe.query.Engine;
import steppe.query.Rows;
import steppe.query.Scope;

/**
 * Evaluates a bounded number of the pages' queries at a time. The others wait a little, in the order in which they came, and are then
 * refused: a flood of pages that nobody has kept takes no more of the machine. What is kept is answered without it.
 */
final class BoundedEngine implements Engine {
    private static final int RETRY_SECONDS = 5;
    private final Engine engine;
    private final Semaphore places;
    private final Duration patience;

    BoundedEngine(Engine engine) {
        this(engine, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(3));
    }

    BoundedEngine(Engine engine, int places, Duration patience) {
        this(engine, new Semaphore(places, true), patience);
    }

    private BoundedEngine(Engine engine, Semaphore places, Duration patience) {
        this.engine = engine;
        this.places = places;
        this.patience = patience;
    }

    @Override
    public Rows select(Query query, Scope scope) {
        return inTurn(() -> engine.select(query, scope));
    }

    @Override
    public boolean ask(Query query, Scope scope) {
        return inTurn(() -> engine.ask(query, scope));
    }

    @Override
    public Graph construct(Query query, Scope scope) {
        return inTurn(() -> engine.construct(query, scope));
    }

    @Override
    public boolean hasTextIndex() {
        return engine.hasTextIndex();
    }

    @Override
    public Engine within(Duration time) {
        return sharing(engine.within(time));
    }

    /** Another engine, whose queries take the same places. */
    BoundedEngine sharing(Engine other) {
        return new BoundedEngine(other, places, patience);
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public void close() {
        engine.close();
    }

    private <T> T inTurn(Supplier<T> query) {
        if (!acquired()) throw Refusal.busy(RETRY_SECONDS);
        try {
            return query.get();
        } finally {
            places.release();
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
