package steppe.web;

import io.javalin.config.JavalinConfig;
import java.util.Map;

/** What browsers are told not to do with our pages. Nothing inline, nothing from elsewhere. */
public final class SecurityHeaders {
    public static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private SecurityHeaders() {}

    public static void addTo(JavalinConfig config) {
        config.routes.before(context -> ALL.forEach(context::header));
    }
}
