package steppe.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntSupplier;

/**
 * What something costs: CPU time of the thread that does it, so that neither waiting nor other programs count.
 *
 * @param rows   how many rows it gave; negative if it failed
 * @param millis CPU milliseconds of the cheapest run
 */
record Cpu(int rows, double millis) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;
    private static final double BUDGET = 1000;

    /** Once to warm up, then up to three times or one second, so at least once more; the cheapest counts. */
    static Cpu of(IntSupplier work) {
        Cpu best = once(work);
        double spent = 0;
        for (int run = 0; run < RUNS && spent < BUDGET && best.rows() >= 0; run++) {
            Cpu next = once(work);
            spent += next.millis();
            if (next.millis() < best.millis()) best = next;
        }
        return best;
    }

    private static Cpu once(IntSupplier work) {
        long before = THREADS.getCurrentThreadCpuTime();
        int rows = rows(work);
        return new Cpu(rows, (THREADS.getCurrentThreadCpuTime() - before) / 1e6);
    }

    private static int rows(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (RuntimeException gaveUp) {
            return -1;
        }
    }
}
