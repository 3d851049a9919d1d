package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import steppe.sandbox.QueryText;
import steppe.sandbox.Refusal;

/** The parameters of a request: those that are known, each that is single once. */
final class Parameters {
    private static final Set<String> REPEATABLE = Set.of("default-graph-uri", "named-graph-uri");

    private Parameters() {}

    /** @param allowed every parameter of this place */
    static void check(HttpServletRequest request, Set<String> allowed) {
        for (Map.Entry<String, String[]> parameter : read(request).entrySet()) {
            String name = parameter.getKey();
            if (!allowed.contains(name)) throw Refusal.bad("Unknown parameter " + quoted(name) + ". Known here: " + String.join(", ", allowed.stream().sorted().toList()) + ".");
            if (parameter.getValue().length > 1 && !REPEATABLE.contains(name)) throw Refusal.bad("Parameter " + name + " is given more than once.");
        }
    }

    /** The time that the client allows, or the limit if that is shorter. */
    static Duration time(HttpServletRequest request, Duration limit) {
        String seconds = request.getParameter("timeout");
        if (seconds == null) return limit;
        if (!seconds.matches("\\d{1,6}(\\.\\d{1,3})?") || Double.parseDouble(seconds) == 0) throw Refusal.bad("Parameter timeout must be a number of seconds above 0.");
        Duration asked = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        return asked.compareTo(limit) < 0 ? asked : limit;
    }

    /** Jetty reads query string and form here, and says by exceptions what is wrong with them. */
    private static Map<String, String[]> read(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof HttpException cause && cause.getCode() == 413) throw Refusal.of(413, "The parameters are too many, or too long for a query of " + QueryText.MAX_LENGTH + " characters.");
            throw Refusal.bad("The parameters cannot be read: percent-encoded UTF-8 is expected.");
        }
    }

    private static String quoted(String name) {
        String clean = name.replaceAll("[^\\w-]", "?");
        return clean.substring(0, Math.min(50, clean.length()));
    }
}
