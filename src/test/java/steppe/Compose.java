package steppe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the compose files say. */
final class Compose {
    static final List<String> FILES = List.of("docker-compose.yml", "docker-compose.scale.yml");

    private Compose() {
    }

    /** The services by name, with what they take from a template. */
    static Map<String, Map<String, Object>> services(String file) throws IOException {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of(file)));
        Map<String, Map<String, Object>> services = new TreeMap<>();
        map(map(yaml).get("services")).forEach((name, service) -> services.put(name, merged(map(service))));
        return services;
    }

    private static Map<String, Object> merged(Map<String, Object> service) {
        Map<String, Object> all = new HashMap<>(map(service.getOrDefault("<<", Map.of())));
        all.putAll(service);
        return all;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    /** A list of words, or none. */
    @SuppressWarnings("unchecked")
    static List<String> words(Object yaml) {
        return yaml == null ? List.of() : (List<String>) yaml;
    }
}
