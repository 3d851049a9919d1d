package steppe.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files below {@code /static}, from the jar. */
public final class Assets {
    private static final Map<String, String> HREFS = new ConcurrentHashMap<>();

    private Assets() {}

    /** Serves them. Their URLs change with their content, so browsers need not ask again. */
    public static void addTo(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/static";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
        });
    }

    /** The URL of a file, with a digest of its content. */
    public static String href(String name) {
        return HREFS.computeIfAbsent(name, it -> "/static/" + it + "?v=" + Etag.of("", read(it)).substring(1, 11));
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/static/" + name)) {
            if (in == null) throw new IllegalArgumentException("no static file " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
