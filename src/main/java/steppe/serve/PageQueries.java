package steppe.serve;

import io.javalin.config.JavalinConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.jena.query.QueryCancelledException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import steppe.query.Engine;
import steppe.sandbox.Refusal;

/**
 * Makes a bounded number of pages at a time, and evaluates a bounded number of their queries, whatever content they ask. The others wait a
 * little, in the order in which they came, and are then refused: a flood of pages that nobody has kept takes no more of the machine. What is
 * kept is answered without it, and sending takes no place. The watchdog sees the queries as it sees strangers': one that takes too long, or most
 * of a nearly full memory, or whose reader has left, is given up.
 */
public final class PageQueries {
    private static final int RETRY_SECONDS = 5;
    /** Each of those who wait holds a thread. */
    private static final int WAITING = 64;
    private static final String MAKING = PageQueries.class.getName();
    /** Whose page this thread makes: its queries are asked far from the request. */
    private static final ThreadLocal<Peer> READER = ThreadLocal.withInitial(() -> Peer.NOBODY);
    private final Watchdog watchdog;
    private final Semaphore places;
    private final Semaphore making;
    private final Duration limit;
    private final Duration patience;

    PageQueries(Watchdog watchdog, Limits limits) {
        this(watchdog, limits.time(), Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), limits.patience());
    }

    PageQueries(Watchdog watchdog, Duration limit, int places, Duration patience) {
        this.watchdog = watchdog;
        this.limit = limit;
        this.places = new Semaphore(places, true);
        this.making = new Semaphore(places, true);
        this.patience = patience;
    }

    /** From here on, each page is made in its turn. After what must be in every answer, also in a refusal. */
    void addTo(JavalinConfig config) {
        config.routes.before(context -> begin(context.req()));
        config.routes.after(context -> end(context.req()));
    }

    private void begin(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (Operations.PATHS.contains(path) || path.equals(SparqlEndpoint.PATH)) return;
        if (!acquired(making)) throw Refusal.busy(RETRY_SECONDS);
        request.setAttribute(MAKING, making);
    }

    /** From here on, this thread answers the request. */
    static void enter(HttpServletRequest request) {
        READER.set(Peer.of(ServletContextRequest.getServletContextRequest(request)));
    }

    /** Whatever became of it. */
    static void leave(HttpServletRequest request) {
        end(request);
        READER.remove();
    }

    /** Gives the place back, if the request has one. */
    private static void end(HttpServletRequest request) {
        if (!(request.getAttribute(MAKING) instanceof Semaphore making)) return;
        request.removeAttribute(MAKING);
        making.release();
    }

    /** The same engine, whose queries take their turn here. */
    Engine of(Engine engine) {
        return new BoundedEngine(engine, this);
    }

    <T> T inTurn(Engine engine, Function<Engine, T> query) {
        if (!acquired(places)) throw Refusal.busy(RETRY_SECONDS);
        try {
            return watched(engine, query);
        } finally {
            places.release();
        }
    }

    private <T> T watched(Engine engine, Function<Engine, T> query) {
        Run run = new Run(limit, READER.get());
        try (Watchdog.Watch watch = watchdog.watch(run)) {
            return query.apply(engine.stoppedBy(run.stop()));
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            throw e instanceof QueryCancelledException || run.signal().get() ? run.reason() : e;
        }
    }

    private boolean acquired(Semaphore turns) {
        return turns.getQueueLength() < WAITING && Places.acquire(turns, patience);
    }
}
