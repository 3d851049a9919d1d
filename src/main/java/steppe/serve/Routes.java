package steppe.serve;

import io.javalin.config.JavalinConfig;

/** Adds pages to a server. */
@FunctionalInterface
public interface Routes {
    /** @param turns through which the pages ask the data, where they may be asked by strangers */
    void addTo(JavalinConfig config, PageQueries turns);
}
