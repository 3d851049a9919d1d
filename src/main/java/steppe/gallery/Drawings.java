package steppe.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.model.Names;
import steppe.query.Answer;
import steppe.query.Engine;
import steppe.query.Parameter;
import steppe.query.Question;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.query.View;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Links;

/**
 * What the browser needs to draw the views of a question (views.js): the rows of the table on the same page and nothing
 * else, as JSON. Things are numbered, so that a label, a link and a place stand there once.
 */
final class Drawings {
    private static final QueryFile PLACES = QueryFile.of(Drawings.class, "places.rq");

    private final Engine engine;
    private final Labels labels;
    private final AtomicReference<Places> known = new AtomicReference<>();

    private record Places(String version, Map<Node, JsonArray> points) {}

    Drawings(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    /** Nothing if the question declares no view besides its table, or if there is nothing to draw. */
    Optional<QuestionView.Drawing> of(Asked asked, List<Answer.Row> rows, List<QuestionView.Row> shown, Optional<String> asOf) {
        List<View> views = asked.question().views().stream().filter(view -> view.kind() != View.Kind.TABLE).toList();
        if (views.isEmpty() || rows.isEmpty()) return Optional.empty();
        return Optional.of(new QuestionView.Drawing(views.stream().map(view -> view.kind().toString()).toList(), new Writer(asked, views, rows).json(shown, asOf)));
    }

    // All of them at once: they are few, and the same for every question.
    private Map<Node, JsonArray> places() {
        Places kept = known.get();
        if (kept == null || !kept.version().equals(engine.version())) {
            kept = new Places(engine.version(), new HashMap<>());
            for (Binding row : engine.select(PLACES.query(), Scope.all()).bindings()) kept.points().put(row.get("place"), point(row));
            known.set(kept);
        }
        return kept.points();
    }

    private static JsonArray point(Binding row) {
        JsonArray point = new JsonArray();
        for (String part : List.of("long", "lat")) point.add(JsonNumber.value(Double.parseDouble(row.get(part).getLiteralLexicalForm())));
        return point;
    }

    private final class Writer {
        private final Question question;
        private final List<View> views;
        private final Set<String> names = new LinkedHashSet<>();
        private final Map<String, Node> given = new LinkedHashMap<>();
        private final List<Answer.Row> rows;
        private final List<Node> things;
        private final Map<Node, Label> titles;
        private final Map<Node, JsonArray> places;

        Writer(Asked asked, List<View> views, List<Answer.Row> rows) {
            this.question = asked.question();
            this.views = views;
            this.rows = rows;
            views.forEach(view -> view.roles().values().forEach(names::addAll));
            List<String> columns = question.query().getResultVars();
            for (Parameter parameter : question.parameters()) {
                if (names.contains(parameter.name()) && !columns.contains(parameter.name()) && !asked.arguments().of(parameter).isEmpty()) given.put(parameter.name(), asked.arguments().of(parameter).get(0));
            }
            Set<Node> found = new LinkedHashSet<>(given.values());
            rows.forEach(row -> names.stream().map(Var::alloc).map(row.values()::get).filter(node -> node != null).forEach(found::add));
            this.things = found.stream().filter(Node::isURI).toList();
            this.titles = labels.of(things, asked.lang());
            this.places = views.stream().anyMatch(view -> view.kind() == View.Kind.MAP) ? places() : Map.of();
        }

        /** No "<" is left in it, so that it can stand in a script element. */
        String json(List<QuestionView.Row> shown, Optional<String> asOf) {
            JsonObject json = new JsonObject();
            json.put("name", question.name());
            json.put("title", question.title());
            json.put("snapshot", Names.SNAPSHOT);
            asOf.ifPresent(day -> json.put("asOf", day));
            json.put("views", array(views.stream().map(Writer::view).toList()));
            JsonObject headings = new JsonObject();
            names.forEach(name -> headings.put(name, heading(name)));
            json.put("headings", headings);
            json.put("things", array(things.stream().map(this::thing).toList()));
            json.put("rows", array(rows(shown)));
            return JSON.toStringFlat(json).replace("<", "\\u003c");
        }

        private List<JsonObject> rows(List<QuestionView.Row> shown) {
            List<JsonObject> all = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                JsonObject json = new JsonObject();
                for (String name : names) {
                    Node value = given.containsKey(name) ? given.get(name) : rows.get(i).values().get(Var.alloc(name));
                    if (value != null) json.put(name, value(value));
                }
                json.put("", array(shown.get(i).marks().stream().map(mark -> new JsonString(mark.kind())).toList()));
                all.add(json);
            }
            return all;
        }

        private JsonValue value(Node node) {
            return node.isURI() ? JsonNumber.value(things.indexOf(node)) : new JsonString(node.isLiteral() ? node.getLiteralLexicalForm() : "unnamed");
        }

        private JsonObject thing(Node node) {
            JsonObject json = new JsonObject();
            json.put("t", titles.get(node).text());
            Links.href(node).ifPresent(href -> json.put("h", href));
            if (places.containsKey(node)) json.put("p", places.get(node));
            return json;
        }

        private String heading(String name) {
            Optional<String> label = question.parameters().stream().filter(parameter -> parameter.name().equals(name)).map(Parameter::label).findFirst();
            return label.filter(it -> given.containsKey(name)).orElseGet(() -> question.heading(Var.alloc(name)));
        }

        private static JsonObject view(View view) {
            JsonObject json = new JsonObject();
            json.put("kind", view.kind().toString());
            view.roles().forEach((role, columns) -> json.put(role, array(columns.stream().map(JsonString::new).toList())));
            return json;
        }

        private static JsonArray array(List<? extends JsonValue> values) {
            JsonArray array = new JsonArray();
            array.addAll(values);
            return array;
        }
    }
}
