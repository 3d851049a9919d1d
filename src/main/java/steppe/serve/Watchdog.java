package steppe.serve;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.sandbox.Refusal;

/**
 * Looks after the running queries, ten times a second. It cancels those whose time is over, whose client left, and the hungriest when
 * the memory is nearly full; it hangs up on clients that do not take their answer, within a second if somebody waits for their place. What
 * cannot be cancelled is stuck: when too many are, the process is given up, for something that starts it again. Jena's own timer cannot be used: it waits for a lock that a query
 * holds while it is planned, and then none of the others times out either.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration BEFORE_ASKING_FOR_THE_CLIENT = Duration.ofSeconds(1);
    /** Of others, with a reader. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ROUNDS_PER_SECOND = 10;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final Limits limits;
    private final BooleanSupplier memoryNearlyFull;
    private final Runnable end;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Watchdog::daemon);
    private long round;
    private volatile long stuckSince;

    /**
     * @param end what ends the process
     */
    Watchdog(Limits limits, BooleanSupplier memoryNearlyFull, Runnable end) {
        this.limits = limits;
        this.memoryNearlyFull = memoryNearlyFull;
        this.end = end;
        timer.scheduleWithFixedDelay(this::safely, 100, 1000 / ROUNDS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    /** To be closed when the answer is written. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    Watch watch(Run run) {
        if (isStuck()) throw Refusal.busy((int) limits.ending().toSeconds());
        runs.add(run);
        return () -> runs.remove(run);
    }

    Collection<Run> runs() {
        return Set.copyOf(runs);
    }

    /** So many queries cannot be stopped that no more are taken. */
    boolean isStuck() {
        return stuckSince != 0;
    }

    private void safely() {
        try {
            look(round++ % ROUNDS_PER_SECOND == 0);
        } catch (RuntimeException | Error e) { // A scheduled task that throws would never run again.
            LOG.error("The watchdog failed; it goes on", e);
        }
    }

    void look(boolean fully) {
        for (Run run : runs) {
            if (run.isOver()) run.cancel(Refusal.timedOut(run.limit()));
            if (run.age().compareTo(run.limit().plus(GRACE)) > 0) run.peer().hangUp();
            if (fully && run.age().compareTo(BEFORE_ASKING_FOR_THE_CLIENT) > 0 && run.peer().isGone()) run.cancel(Refusal.gone());
        }
        runs.stream().max(Comparator.comparing(Run::inTheWay)).filter(run -> run.inTheWay().compareTo(PATIENCE) > 0).ifPresent(Watchdog::hangUp);
        if (memoryNearlyFull.getAsBoolean()) Memory.hungriest(runs).ifPresent(run -> run.cancel(Refusal.outOfMemory()));
        countStuck();
    }

    private static void hangUp(Run run) {
        run.cancel(Refusal.gone());
        run.peer().hangUp();
    }

    private void countStuck() {
        long stuck = runs.stream().filter(run -> run.age().compareTo(run.limit().multipliedBy(3).plus(GRACE)) > 0).count();
        if (stuck < limits.stuck()) stuckSince = 0;
        else if (stuckSince == 0) giveUp(stuck);
        else if (System.nanoTime() - stuckSince > limits.ending().toNanos()) end.run();
    }

    private void giveUp(long stuck) {
        stuckSince = System.nanoTime();
        LOG.error("{} queries cannot be stopped. No more are taken; the process ends in {} s unless they do.", stuck, limits.ending().toSeconds());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "steppe-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
