package steppe.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import steppe.model.Problem;

/**
 * Why there is no answer, for people and programs alike: RFC 9457. Its type is {@code about:blank}, so the title is that
 * of the status; {@code errors} says for each parameter what is wrong with it and what would be right.
 */
public record HttpProblem(int status, String title, String detail, List<Problem> errors) implements Reply {
    public HttpProblem {
        errors = List.copyOf(errors);
    }

    public static HttpProblem badRequest(List<Problem> errors) {
        Problem first = errors.get(0);
        return new HttpProblem(400, "Bad Request", ("Parameter " + first.place() + ": " + first.message() + ". " + first.hint()).strip(), errors);
    }

    public static HttpProblem notFound(String detail) {
        return new HttpProblem(404, "Not Found", detail, List.of());
    }

    public static HttpProblem notAcceptable(String detail) {
        return new HttpProblem(406, "Not Acceptable", detail, List.of());
    }

    /** As {@code application/problem+json}, or as a page for those who prefer HTML. */
    @Override
    public void send(Context context) {
        Problems.send(context, this);
    }

    byte[] json() {
        JsonObject json = new JsonObject();
        json.put("type", "about:blank");
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) json.put("errors", errors(errors));
        return JSON.toString(json).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArray errors(List<Problem> problems) {
        JsonArray array = new JsonArray();
        for (Problem problem : problems) {
            JsonObject error = new JsonObject();
            error.put("parameter", problem.place());
            error.put("detail", problem.message());
            error.put("hint", problem.hint());
            array.add(error);
        }
        return array;
    }
}
