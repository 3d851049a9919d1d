package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.OperationDeniedException;
import org.apache.jena.sparql.expr.ExprException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.sandbox.Outcome;
import steppe.sandbox.QueryText;
import steppe.sandbox.Refusal;

/** What every request to the endpoint passes: admission, the watchdog, and the one place where a failure becomes an answer. */
final class Guard {
    /** Says to {@link SparqlFilter} that the answer broke after its first byte, so that the connection must as well. */
    static final String BROKEN = "steppe.broken";
    /** Nanoseconds of waiting after which a client may have left: to ask costs more than most queries. */
    private static final long WAITED = 100_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private final Limits limits;
    private final Admission admission;
    private final Watchdog watchdog;
    private final Metrics metrics;
    private final Clients clients;

    Guard(Limits limits, Clients clients, Admission admission, Watchdog watchdog, Metrics metrics) {
        this.limits = limits;
        this.clients = clients;
        this.admission = admission;
        this.watchdog = watchdog;
        this.metrics = metrics;
    }

    /** What a request does; a {@link Refusal} or anything else that it throws becomes the answer. */
    interface Work {
        void run() throws IOException;
    }

    /** What is done in a turn of its own. */
    interface Turn {
        void take(Run run, AnswerStream out) throws IOException;
    }

    Limits limits() {
        return limits;
    }

    /** @param kind see {@link Metrics#countKind} */
    void countKind(String kind) {
        metrics.countKind(kind);
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Work work) {
        long started = System.nanoTime();
        Outcome outcome = Outcome.ANSWERED;
        try {
            work.run();
        } catch (Throwable e) {
            Refusal refusal = refusal(e);
            outcome = refusal.outcome();
            send(request, response, refusal);
        }
        metrics.count(outcome, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Waits for a place, then does it under watch. */
    void inTurn(HttpServletRequest request, HttpServletResponse response, Turn turn) throws IOException {
        Duration time = Parameters.time(request, limits.time());
        Peer peer = Peer.of(ServletContextRequest.getServletContextRequest(request));
        long asked = System.nanoTime();
        try (Admission.Place place = admission.enter(clients.address(request))) {
            if (System.nanoTime() - asked > WAITED && peer.isGone()) throw Refusal.gone();
            Run run = new Run(time, peer, place::isWaitedFor);
            try (Watchdog.Watch watch = watchdog.watch(run)) {
                AnswerStream out = new AnswerStream(response, run, limits);
                turn.take(run, out);
                out.finish();
            } catch (RuntimeException e) {
                throw e instanceof Refusal || !run.signal().get() ? e : run.reason();
            }
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        if (!response.isCommitted()) {
            Errors.send(request, response, refusal);
            return;
        }
        metrics.countCut();
        request.setAttribute(BROKEN, true);
        if (refusal.outcome() != Outcome.CLIENT_GONE) remark(request, response, refusal);
    }

    /** Within the answer, where its format has room for it. */
    private static void remark(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        if (!(request.getAttribute(Formats.Format.class.getName()) instanceof Formats.Format format)) return;
        try {
            response.getOutputStream().write(format.remark("This answer is not whole. " + refusal.getMessage()).getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The client is gone as well", e);
        }
    }

    private static Refusal refusal(Throwable e) {
        if (e instanceof Refusal refusal) return refusal;
        if (e instanceof QueryCancelledException) return Refusal.stopping(); // By nobody whom a run knows: its thread was interrupted.
        if (e instanceof StackOverflowError) return QueryText.tooComplex();
        if (e instanceof OutOfMemoryError) return Refusal.outOfMemory();
        if (e instanceof OperationDeniedException) return Refusal.of(403, "This place can only be read.");
        if (e instanceof ExprException) return Refusal.bad("An expression of the query cannot be evaluated.");
        LOG.error("A query failed", e);
        return Refusal.failed();
    }
}
