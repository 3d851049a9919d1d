package steppe.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import steppe.query.Engine;

/** What was made of the current version of the data, kept until there is another. Thread-safe. */
final class Latest<K, V> {
    private static final int MAX_KEPT = 64;
    private final Engine engine;
    private volatile Made<K, V> made = new Made<>("", Map.of());

    private record Made<K, V>(String version, Map<K, V> values) {}

    Latest(Engine engine) {
        this.engine = engine;
    }

    V get(K key, Function<K, V> maker) {
        Map<K, V> values = current();
        V known = values.get(key);
        if (known != null) return known;
        V fresh = maker.apply(key);
        if (values.size() < MAX_KEPT) values.put(key, fresh);
        return fresh;
    }

    private Map<K, V> current() {
        String version = engine.version();
        Made<K, V> known = made;
        if (known.version().equals(version)) return known.values();
        Made<K, V> empty = new Made<>(version, new ConcurrentHashMap<>());
        made = empty;
        return empty.values();
    }
}
