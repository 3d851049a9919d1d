package steppe.serve;

import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import steppe.model.Texts;

/**
 * One line of JSON per request, and a count, of whatever Jetty answered: also of what it refused before any filter. No header, no address and no
 * query string: these may hold secrets. The text of a query is public, and bounded.
 */
final class AccessLog implements RequestLog {
    private static final int MAX_QUERY = 2048;
    private static final int MAX_PATH = 300;
    private final Consumer<String> lines;
    private final Metrics metrics;

    AccessLog(Consumer<String> lines, Metrics metrics) {
        this.lines = lines;
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        String path = clean(request.getHttpURI() == null ? "" : request.getHttpURI().getPath(), MAX_PATH);
        metrics.countRequest(path, response.getStatus());
        StringBuilder line = new StringBuilder(200);
        line.append("{ \"method\": ").append(quoted(clean(request.getMethod(), 20))).append(" , \"path\": ").append(quoted(path)).append(" , \"status\": ").append(response.getStatus())
                .append(" , \"ms\": ").append(NanoTime.millisSince(request.getHeadersNanoTime())).append(" , \"bytes\": ").append(Response.getContentBytesWritten(response));
        if (request.getAttribute(GuardedQuery.QUERY) instanceof String query) {
            line.append(" , \"digest\": ").append(quoted(Texts.digest(query.getBytes(StandardCharsets.UTF_8)).substring(0, 16)))
                    .append(" , \"query\": ").append(quoted(clean(query, MAX_QUERY)));
        }
        lines.accept(line.append(" }").toString());
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    /** Without control characters, which could draw another line, and cut so that its UTF-8 fits. */
    static String clean(String text, int maxBytes) {
        if (text == null) return "";
        if (text.length() <= maxBytes && isPlain(text)) return text; // Almost all paths.
        String start = text.substring(0, Math.min(text.length(), maxBytes)).replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
        while (start.getBytes(StandardCharsets.UTF_8).length > maxBytes) start = start.substring(0, start.length() * 3 / 4);
        return start;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 127) return false;
        }
        return true;
    }
}
