package steppe.explain;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/**
 * What a query does.
 *
 * @param asks what it wants to know
 * @param steps how the rows come about
 * @param then what happens to them: grouping, order, limit
 * @param mistakes names that the graph does not know
 */
public record Explanation(String query, String asks, List<Step> steps, List<String> then, List<Mistake> mistakes, Emptiness emptiness) {
    public Explanation {
        steps = List.copyOf(steps);
        then = List.copyOf(then);
        mistakes = List.copyOf(mistakes);
    }

    String json() {
        JsonObject json = new JsonObject();
        json.put("asks", asks);
        json.put("steps", steps(steps));
        JsonArray after = new JsonArray();
        then.forEach(after::add);
        json.put("then", after);
        JsonArray wrong = new JsonArray();
        mistakes.forEach(mistake -> wrong.add(json(mistake)));
        json.put("mistakes", wrong);
        JsonObject empty = new JsonObject();
        empty.put("state", emptiness.state());
        empty.put("step", emptiness.step());
        empty.put("words", emptiness.words());
        json.put("emptiness", empty);
        return JSON.toStringFlat(json);
    }

    private static JsonArray steps(List<Step> steps) {
        JsonArray array = new JsonArray();
        steps.forEach(step -> array.add(json(step)));
        return array;
    }

    private static JsonObject json(Step step) {
        JsonObject json = new JsonObject();
        json.put("number", step.number());
        json.put("kind", step.kind());
        json.put("words", step.words());
        json.put("pattern", step.pattern());
        json.put("alone", step.alone());
        step.count().ifPresent(count -> {
            json.put("count", count.number());
            json.put("more", count.more());
        });
        json.put("steps", steps(step.steps()));
        return json;
    }

    private static JsonObject json(Mistake mistake) {
        JsonObject json = new JsonObject();
        json.put("kind", mistake.kind());
        json.put("name", mistake.name());
        json.put("line", mistake.line());
        json.put("column", mistake.column());
        json.put("length", mistake.length());
        json.put("words", mistake.words());
        json.put("suggestion", mistake.suggestion());
        json.put("mended", mistake.mended());
        return json;
    }
}
