package steppe.serve;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
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
        JsonObject line = new JsonObject();
        String path = clean(request.getHttpURI() == null ? "" : request.getHttpURI().getPath(), MAX_PATH);
        metrics.countRequest(path, response.getStatus());
        line.put("method", clean(request.getMethod(), 20));
        line.put("path", path);
        line.put("status", response.getStatus());
        line.put("ms", NanoTime.millisSince(request.getHeadersNanoTime()));
        line.put("bytes", Response.getContentBytesWritten(response));
        if (request.getAttribute(GuardedQuery.QUERY) instanceof String query) {
            line.put("digest", Texts.digest(query.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
            line.put("query", clean(query, MAX_QUERY));
        }
        lines.accept(JSON.toStringFlat(line));
    }

    /** Without control characters, which could draw another line, and cut so that its UTF-8 fits. */
    static String clean(String text, int maxBytes) {
        if (text == null) return "";
        if (text.length() <= maxBytes && text.chars().allMatch(letter -> letter > ' ' && letter < 127)) return text; // Almost all paths.
        String start = text.substring(0, Math.min(text.length(), maxBytes)).replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
        while (start.getBytes(StandardCharsets.UTF_8).length > maxBytes) start = start.substring(0, start.length() * 3 / 4);
        return start;
    }
}
