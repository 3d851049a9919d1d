package steppe.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What something costs: CPU time of the thread that does it, so that neither waiting nor other programs count.
 *
 * @param rows   how many rows it gave; negative if it failed
 * @param millis CPU milliseconds: the median of the runs that count
 */
record Cpu(int rows, double millis) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;
    private static final double BUDGET = 1000;
    private static final int WARMING = 6;
    private static final double NO_CHEAPER = 0.9;

    /**
     * First until it gets no cheaper, as in a server that has run for a while; then up to three times or one second, so at least once more; of
     * these the median counts, of two the dearer.
     */
    static Cpu of(IntSupplier work) {
        int rows = warmed(work);
        List<Double> spent = new ArrayList<>();
        while (rows >= 0 && spent.size() < RUNS && sum(spent) < BUDGET) {
            Cpu next = once(work);
            rows = next.rows();
            spent.add(next.millis());
        }
        Collections.sort(spent);
        return new Cpu(rows, spent.isEmpty() ? 0 : spent.get(spent.size() / 2));
    }

    private static int warmed(IntSupplier work) {
        Cpu last = once(work);
        for (int run = 1; run < WARMING && last.rows() >= 0; run++) {
            Cpu next = once(work);
            if (next.millis() > NO_CHEAPER * last.millis()) return next.rows();
            last = next;
        }
        return last.rows();
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
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
