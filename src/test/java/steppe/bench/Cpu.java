package steppe.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import steppe.query.Rows;

/**
 * What something costs: CPU time of the thread that does it, so that neither waiting nor other programs count.
 *
 * @param rows   how many rows it gave; negative if it failed
 * @param cut    whether a bound left out more
 * @param millis CPU milliseconds: the median of the runs that count
 */
record Cpu(int rows, boolean cut, double millis) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;
    private static final double BUDGET = 1000;
    private static final int WARMING = 6;
    private static final double NO_CHEAPER = 0.9;

    /**
     * First until it gets no cheaper, as in a server that has run for a while; then up to three times or one second, so at least once more; of
     * these the median counts, of two the dearer.
     */
    static Cpu of(Supplier<Rows> work) {
        Cpu last = warmed(work);
        List<Double> spent = new ArrayList<>();
        while (last.rows >= 0 && spent.size() < RUNS && sum(spent) < BUDGET) {
            last = once(work);
            spent.add(last.millis);
        }
        Collections.sort(spent);
        return new Cpu(last.rows, last.cut, spent.isEmpty() ? 0 : spent.get(spent.size() / 2));
    }

    private static Cpu warmed(Supplier<Rows> work) {
        Cpu last = once(work);
        for (int run = 1; run < WARMING && last.rows >= 0; run++) {
            Cpu next = once(work);
            if (next.millis > NO_CHEAPER * last.millis) return next;
            last = next;
        }
        return last;
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Cpu once(Supplier<Rows> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            Rows rows = work.get();
            return new Cpu(rows.bindings().size(), rows.cut(), since(before));
        } catch (RuntimeException gaveUp) {
            return new Cpu(-1, false, since(before));
        }
    }

    private static double since(long before) {
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
    }
}
