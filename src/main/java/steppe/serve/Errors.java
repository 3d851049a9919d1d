package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.eclipse.jetty.http.HttpStatus;
import steppe.sandbox.Outcome;
import steppe.sandbox.Refusal;
import steppe.web.Accept;

/** Says why there is no answer: as problem details (RFC 9457) to those who accept JSON, else as one line of text. */
final class Errors {
    private static final String TEXT = "text/plain";
    private static final String PROBLEM = "application/problem+json";
    private static final List<String> OFFERS = List.of(TEXT, PROBLEM, "application/json", "application/sparql-results+json", "application/ld+json");

    private Errors() {}

    static void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        if (refusal.outcome() == Outcome.CLIENT_GONE) return;
        boolean json = Accept.of(request).best(OFFERS).filter(type -> !type.equals(TEXT)).isPresent();
        byte[] body = json ? problem(refusal.status(), refusal.getMessage()) : (refusal.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            response.resetBuffer();
            response.setStatus(refusal.status());
            if (refusal.retryAfter() > 0) response.setHeader("Retry-After", Integer.toString(refusal.retryAfter()));
            response.setHeader("Cache-Control", "no-store");
            // The body of a refused request is not read, so nothing more can be said over this connection (RFC 9112, 9.6).
            if (request.getMethod().equals("POST")) response.setHeader("Connection", "close");
            response.setContentType(json ? PROBLEM : TEXT + "; charset=utf-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (IOException | IllegalStateException e) {
            request.setAttribute(Guard.BROKEN, true);
        }
    }

    static byte[] problem(int status, String detail) {
        JsonObject json = new JsonObject();
        json.put("type", "about:blank");
        json.put("title", HttpStatus.getMessage(status));
        json.put("status", status);
        json.put("detail", detail);
        return JSON.toString(json).getBytes(StandardCharsets.UTF_8);
    }
}
