package steppe.serve;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import steppe.query.Stop;
import steppe.sandbox.Refusal;

/** One query while it is evaluated and its answer is written. Whoever sees a reason cancels it, once; the query looks at its signal. */
final class Run {
    private final Stop stop = new Stop();
    private final Thread thread = Thread.currentThread();
    private final long started = System.nanoTime();
    private final long allocatedBefore = allocated();
    private final Duration limit;
    private final Peer peer;
    private final BooleanSupplier isWaitedFor;
    private volatile Refusal reason;
    private volatile long sendingSince;

    Run(Duration limit, Peer peer) {
        this(limit, peer, () -> false);
    }

    /** @param isWaitedFor whether somebody waits for its place */
    Run(Duration limit, Peer peer, BooleanSupplier isWaitedFor) {
        this.limit = limit;
        this.peer = peer;
        this.isWaitedFor = isWaitedFor;
    }

    Stop stop() {
        return stop;
    }

    /** What Jena's iterators look at between two rows, and our functions within one. */
    AtomicBoolean signal() {
        return stop.flag();
    }

    Thread thread() {
        return thread;
    }

    long allocatedBefore() {
        return allocatedBefore;
    }

    Peer peer() {
        return peer;
    }

    Duration limit() {
        return limit;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** A piece of the answer goes to the reader, which takes as long as the reader takes. */
    void sending() {
        sendingSince = System.nanoTime();
    }

    void sent() {
        sendingSince = 0;
    }

    /** How long it has been waiting for its reader while somebody waits for its place. */
    Duration inTheWay() {
        long since = sendingSince;
        return since == 0 || !isWaitedFor.getAsBoolean() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    boolean isOver() {
        return age().compareTo(limit) > 0;
    }

    synchronized void cancel(Refusal why) {
        if (reason != null) return;
        reason = why;
        stop.now();
    }

    /** Why it was cancelled; as if its time were over if nobody said. */
    Refusal reason() {
        Refusal known = reason;
        return known == null ? Refusal.timedOut(limit) : known;
    }

    void check() {
        if (signal().get()) throw reason();
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads ? threads.getCurrentThreadAllocatedBytes() : 0;
    }
}
