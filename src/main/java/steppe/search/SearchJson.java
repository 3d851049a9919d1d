package steppe.search;

import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/** What was found, for programs. */
final class SearchJson {
    private SearchJson() {}

    static byte[] of(SearchView view) {
        JsonObject json = new JsonObject();
        json.put("query", view.words());
        json.put("total", view.allThings());
        JsonArray things = new JsonArray();
        view.things().forEach(thing -> things.add(thing(thing)));
        json.put("things", things);
        json.put("thingsHoldAllWords", view.wholeThings());
        json.put("totalClaims", view.allClaims());
        JsonArray claims = new JsonArray();
        view.claims().forEach(claim -> claims.add(claim(claim)));
        json.put("claims", claims);
        JsonArray questions = new JsonArray();
        view.questions().forEach(question -> questions.add(pair("sentence", question.sentence(), question.href())));
        json.put("questions", questions);
        json.put("questionsHoldAllWords", view.wholeQuestions());
        return JSON.toString(json).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject thing(SearchView.Thing thing) {
        JsonObject json = pair("label", thing.name().text(), thing.href());
        json.put("iri", thing.iri());
        json.put("matched", thing.matched().text());
        json.put("lang", thing.matched().lang());
        json.put("kind", thing.kind());
        json.put("definition", thing.definition());
        return json;
    }

    private static JsonObject claim(SearchView.Claim claim) {
        JsonObject json = pair("label", claim.label(), claim.href());
        json.put("document", claim.document());
        json.put("place", claim.place());
        json.put("issued", claim.issued());
        json.put("holds", claim.holds());
        JsonArray marks = new JsonArray();
        claim.marks().forEach(mark -> marks.add(mark.words()));
        json.put("marks", marks);
        return json;
    }

    private static JsonObject pair(String key, String text, String href) {
        JsonObject json = new JsonObject();
        json.put(key, text);
        json.put("href", href);
        return json;
    }
}
