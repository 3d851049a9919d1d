package steppe.serve;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether the heap is nearly full of what is in use, and which query took most of it. The rows of ORDER BY and DISTINCT are
 * counted ({@link WatchedExecution}); those of groups, joins and aggregates are not, so this is what bounds them.
 */
final class Memory implements BooleanSupplier {
    private static final double NEARLY_FULL = 0.85;
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported() && pool.isUsageThresholdSupported()).toList();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream().filter(this::collects).toList();
    private long seen = collections();

    /** As the last collection left it, and once for each: what was freed since is not known before the next. */
    @Override
    public boolean getAsBoolean() {
        long collections = collections();
        if (collections == seen) return false;
        seen = collections;
        return pools.stream().map(MemoryPoolMXBean::getCollectionUsage).anyMatch(Memory::isNearlyFull);
    }

    /** The query whose thread allocated most. */
    static Optional<Run> hungriest(Collection<Run> runs) {
        return runs.stream().max(Comparator.comparingLong(Memory::allocated));
    }

    private boolean collects(GarbageCollectorMXBean collector) {
        return pools.stream().anyMatch(pool -> Arrays.asList(collector.getMemoryPoolNames()).contains(pool.getName()));
    }

    private long collections() {
        return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    private static boolean isNearlyFull(MemoryUsage usage) {
        return usage != null && usage.getMax() > 0 && usage.getUsed() > NEARLY_FULL * usage.getMax();
    }

    private static long allocated(Run run) {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(run.thread().getId()) - run.allocatedBefore() : 0;
    }
}
