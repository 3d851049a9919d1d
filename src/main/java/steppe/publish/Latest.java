package steppe.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import steppe.query.Engine;

/** What was made of the current version of the data, once each, kept until there is another. Thread-safe: who comes while it is made waits for it. */
final class Latest<K, V> {
    private static final int MAX_KEPT = 64;
    private final Engine engine;
    private Made<K, V> made = new Made<>("", Map.of());

    private record Made<K, V>(String version, Map<K, V> values) {}

    Latest(Engine engine) {
        this.engine = engine;
    }

    V get(K key, Function<K, V> maker) {
        Map<K, V> values = current();
        if (values.size() >= MAX_KEPT && !values.containsKey(key)) return maker.apply(key);
        return values.computeIfAbsent(key, maker);
    }

    private Map<K, V> current() {
        String version = engine.version();
        synchronized (this) {
            if (!made.version().equals(version)) made = new Made<>(version, new ConcurrentHashMap<>());
            return made.values();
        }
    }
}
