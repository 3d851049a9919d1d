package steppe.serve;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private volatile Refusal reason;

    Run(Duration limit, Peer peer) {
        this.limit = limit;
        this.peer = peer;
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
