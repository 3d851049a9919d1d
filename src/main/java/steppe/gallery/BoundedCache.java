package steppe.gallery;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Keeps what was used last, up to a total weight. Two threads may compute the same value at once; neither waits. */
final class BoundedCache<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final ToIntFunction<V> weigher;
    private final long limit;
    private long weight;

    BoundedCache(long limit, ToIntFunction<V> weigher) {
        this.limit = limit;
        this.weigher = weigher;
    }

    synchronized Optional<V> peek(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    V get(K key, Supplier<V> compute) {
        return peek(key).orElseGet(() -> put(key, compute.get()));
    }

    // One value may take an eighth at most, so that a giant does not drive out all others.
    private synchronized V put(K key, V value) {
        if (weigher.applyAsInt(value) > limit / 8) return value;
        V old = entries.put(key, value);
        weight += weigher.applyAsInt(value) - (old == null ? 0 : weigher.applyAsInt(old));
        for (Iterator<V> eldest = entries.values().iterator(); weight > limit; eldest.remove()) weight -= weigher.applyAsInt(eldest.next());
        return value;
    }
}
