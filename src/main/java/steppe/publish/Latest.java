package steppe.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;
import steppe.query.Engine;

/**
 * What was made of the current version of the data, once each, kept until there is another, or much else was asked for since. Thread-safe: who comes
 * while it is made waits for it.
 */
final class Latest<K, V> {
    private static final int MAX_KEPT = 64;
    private final Engine engine;
    private Made<K, V> made = Made.of("");

    private record Made<K, V>(String version, Cache<K, V> values) {
        static <K, V> Made<K, V> of(String version) {
            return new Made<>(version, Caffeine.newBuilder().maximumSize(MAX_KEPT).executor(Runnable::run).build());
        }
    }

    Latest(Engine engine) {
        this.engine = engine;
    }

    V get(K key, Function<K, V> maker) {
        return current().get(key, maker);
    }

    private Cache<K, V> current() {
        String version = engine.version();
        synchronized (this) {
            if (!made.version().equals(version)) made = Made.of(version);
            return made.values();
        }
    }
}
