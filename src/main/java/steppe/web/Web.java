package steppe.web;

import io.javalin.config.JavalinConfig;

/** What every page of the site shares. */
public final class Web {
    private Web() {}

    /** Security headers, static files, and pages for what goes wrong. */
    public static void addTo(JavalinConfig config) {
        SecurityHeaders.addTo(config);
        Assets.addTo(config);
        Problems.addTo(config);
    }
}
