package steppe.gallery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBoolean;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.sparql.core.Var;
import steppe.query.Answer;
import steppe.query.AnswerFormat;
import steppe.query.Choices;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.Question;
import steppe.query.Rows;
import steppe.query.SavedQuestions;
import steppe.web.Representation;

/** The description of the API (OpenAPI 3.1), made from the saved questions: one operation each, so it cannot lag behind. */
final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of("400", "A parameter is not as it should be; errors says which, and what would be right.",
            "404", "There is no such question, or no such page of its answer.", "406", "None of the acceptable media types can be had.", "503", "The answer took too long."));

    private final SavedQuestions questions;
    private final Choices choices;
    private final Sources sources;
    private volatile Kept kept = new Kept("", null);

    private record Kept(String version, Representation representation) {}

    OpenApi(SavedQuestions questions, Choices choices, Sources sources) {
        this.questions = questions;
        this.choices = choices;
        this.sources = sources;
    }

    /** As it is for this version of the data; written once for each. */
    Representation of(String version) {
        if (!kept.version().equals(version)) {
            kept = new Kept(version, Representation.of(version, "application/openapi+json;version=3.1", json()));
        }
        return kept.representation();
    }

    private byte[] json() {
        JsonObject paths = new JsonObject();
        questions.all().forEach(question -> paths.put("/question/" + question.name(), object("get", operation(question))));
        paths.put("/question/{question}.evidence.{format}", object("get", evidence()));
        paths.put("/search.json", object("get", search()));
        JsonObject root = object("openapi", text("3.1.0"), "info", info(), "servers", list(object("url", text("./"))), "paths", paths,
                "components", object("schemas", schemas(), "parameters", object("sources", sourcesParameter(), "page", pageParameter(), "size", sizeParameter()), "responses", problems()));
        return JSON.toStringFlat(root).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject info() {
        return object("title", text("Steppe"), "version", text("1"), "license", object("name", text("CC BY 4.0"), "url", text("https://creativecommons.org/licenses/by/4.0/")),
                "description", text("A knowledge graph of Central Asia. Each saved question is one operation; columns whose name starts with 'claim' hold the claims that a row rests on. "
                        + "Answers carry an ETag. The same addresses give pages to browsers; a suffix (.csv .tsv .json .xml .rq .bib) wins over the Accept header."));
    }

    private JsonObject operation(Question question) {
        JsonArray parameters = new JsonArray();
        question.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        List.of("sources", "page", "size").forEach(name -> parameters.add(reference("#/components/parameters/" + name)));
        JsonObject responses = object("200", answer(question), "304", object("description", text("The client has this answer: If-None-Match names its ETag.")));
        PROBLEMS.keySet().forEach(status -> responses.put(status, reference("#/components/responses/Problem" + status)));
        return object("operationId", text(question.name()), "summary", text(question.title()), "description", text(question.summary()),
                "tags", list(text(question.theme())), "parameters", parameters, "responses", responses);
    }

    private JsonObject parameter(Parameter parameter) {
        JsonValue one = parameter.options().isPresent() ? reference(SCHEMAS + options(parameter)) : type(parameter.type());
        JsonObject schema = parameter.multiple() ? object("type", text("array"), "items", one) : object("allOf", list(one));
        List<String> defaults = parameter.defaults().stream().map(ParameterType::write).toList();
        if (!defaults.isEmpty()) schema.put("default", parameter.multiple() ? texts(defaults) : value(parameter, defaults.get(0)));
        JsonValue example = parameter.multiple() ? list(text(parameter.example())) : value(parameter, parameter.example());
        return object("name", text(parameter.name()), "in", text("query"), "description", text(parameter.label() + ": " + parameter.type().expected()),
                "required", new JsonBoolean(false), "schema", schema, "example", example);
    }

    private static JsonValue value(Parameter parameter, String text) {
        return switch (parameter.type()) {
            case INTEGER -> JsonNumber.value(Long.parseLong(text));
            case DECIMAL -> JsonNumber.value(Double.parseDouble(text));
            default -> text(text);
        };
    }

    private static JsonObject type(ParameterType type) {
        return switch (type) {
            case INTEGER -> object("type", text("integer"));
            case DECIMAL -> object("type", text("number"));
            case DATE -> object("type", text("string"), "format", text("date"));
            default -> string();
        };
    }

    private static JsonObject answer(Question question) {
        JsonObject content = new JsonObject();
        Arrays.stream(AnswerFormat.values()).forEach(format -> content.put(format.mediaType(),
                object("schema", format == AnswerFormat.JSON ? reference(SCHEMAS + "answer-" + question.name()) : string())));
        return object("description", text("The answer; its columns are " + columns(question).stream().map(Var::getVarName).collect(Collectors.joining(", ")) + "."),
                "headers", headers(), "content", content);
    }

    private static JsonObject headers() {
        JsonObject etag = object("description", text("Of this answer in this format on this version of the data."), "schema", string());
        JsonObject link = object("description", text("With size: the first, prev, next and last page (RFC 8288). With describedby: a LIMIT of the question left something out, so rows may be missing; "
                + "what it leads to says what to do."), "schema", string());
        return object("ETag", etag, "Link", link);
    }

    private JsonObject schemas() {
        JsonObject schemas = object("term", term(), "problem", problem());
        for (Question question : questions.all()) {
            schemas.put("answer-" + question.name(), answerSchema(question));
            question.parameters().forEach(parameter -> choices.of(parameter).ifPresent(rows -> schemas.put(options(parameter), enumeration(rows))));
        }
        return schemas;
    }

    private static JsonObject enumeration(Rows rows) {
        List<String> values = rows.bindings().stream().map(row -> row.get("value")).filter(node -> node != null && !node.isBlank()).map(ParameterType::write).distinct().toList();
        return object("type", text("string"), "enum", texts(values));
    }

    /** SPARQL 1.1 Query Results JSON Format with the question's own columns. */
    private static JsonObject answerSchema(Question question) {
        JsonObject row = new JsonObject();
        columns(question).forEach(column -> row.put(column.getVarName(), object("allOf", list(reference(SCHEMAS + "term")),
                "description", text(Answer.isClaim(column) ? "The IRIs of the claims that the row rests on, separated by spaces." : question.heading(column)))));
        JsonObject bindings = object("type", text("array"), "items", object("type", text("object"), "properties", row, "additionalProperties", new JsonBoolean(false)));
        JsonObject vars = object("const", texts(columns(question).stream().map(Var::getVarName).toList()));
        JsonObject link = object("type", text("array"), "items", object("type", text("string"), "format", text("uri-reference")),
                "description", text("Only there if a LIMIT of the question left something out: where its page says so."));
        return object("type", text("object"), "required", texts(List.of("head", "results")), "properties", object(
                "head", object("type", text("object"), "properties", object("vars", vars, "link", link)),
                "results", object("type", text("object"), "properties", object("bindings", bindings))));
    }

    private static List<Var> columns(Question question) {
        return question.query().getProjectVars();
    }

    private static JsonObject term() {
        JsonObject string = string();
        return object("type", text("object"), "required", texts(List.of("type", "value")), "properties",
                object("type", object("enum", texts(List.of("uri", "literal", "bnode"))), "value", string, "xml:lang", string, "datatype", string));
    }

    private static JsonObject problem() {
        JsonObject string = string();
        JsonObject error = object("type", text("object"), "properties", object("parameter", string, "detail", string, "hint", string));
        return object("type", text("object"), "description", text("RFC 9457"), "required", texts(List.of("title", "status")), "properties", object("type", string, "title", string,
                "status", object("type", text("integer")), "detail", string, "errors", object("type", text("array"), "items", error)));
    }

    private static JsonObject problems() {
        JsonObject responses = new JsonObject();
        PROBLEMS.forEach((status, description) -> responses.put("Problem" + status, object("description", text(description),
                "content", object("application/problem+json", object("schema", reference(SCHEMAS + "problem"))))));
        return responses;
    }

    private JsonObject sourcesParameter() {
        JsonObject items = object("type", text("string"), "enum", texts(sources.all().stream().map(Source::name).toList()));
        return object("name", text("sources"), "in", text("query"), "description", text("Answer from these only; none means all. 'reference' are the rosters."),
                "schema", object("type", text("array"), "items", items), "example", list(text(sources.all().isEmpty() ? "" : sources.all().get(0).name())));
    }

    private static JsonObject pageParameter() {
        return object("name", text("page"), "in", text("query"), "description", text("Which page of size rows, from 1; without size all rows are one page. The order is that of the question's ORDER BY and the same for each version of the data."),
                "schema", object("type", text("integer"), "minimum", JsonNumber.value(1), "default", JsonNumber.value(1)), "example", JsonNumber.value(1));
    }

    private static JsonObject sizeParameter() {
        return object("name", text("size"), "in", text("query"), "description", text("How many rows a page of data (.csv .tsv .json .xml) has; none means all. The other pages stand in the Link header."),
                "schema", object("type", text("integer"), "minimum", JsonNumber.value(1), "maximum", JsonNumber.value(Paging.MAX_SIZE)), "example", JsonNumber.value(100));
    }

    private JsonObject evidence() {
        JsonObject question = object("name", text("question"), "in", text("path"), "required", new JsonBoolean(true), "description", text("The name of a question; its own parameters hold here as well."),
                "schema", object("type", text("string"), "enum", texts(questions.names())), "example", text(questions.names().stream().findFirst().orElse("")));
        JsonObject format = object("name", text("format"), "in", text("path"), "required", new JsonBoolean(true),
                "schema", object("type", text("string"), "enum", texts(Arrays.stream(AnswerFormat.values()).map(AnswerFormat::suffix).toList())), "example", text("csv"));
        JsonArray parameters = list(question);
        parameters.add(format);
        List.of("sources", "page", "size").forEach(name -> parameters.add(reference("#/components/parameters/" + name)));
        JsonObject responses = object("200", object("description", text("A row for each claim behind each row of the answer. Besides the columns of the answer: evidence_row (which row), "
                + EvidenceRows.COLUMNS.stream().map(Var::getVarName).collect(Collectors.joining(", ")) + ". evidence_for is the column of the answer that the claim stands in; start and end are code points of the document's text."), "headers", headers()));
        PROBLEMS.keySet().forEach(status -> responses.put(status, reference("#/components/responses/Problem" + status)));
        return object("operationId", text("evidence"), "summary", text("An answer with its evidence, for spreadsheets and programs"), "parameters", parameters, "responses", responses);
    }

    private static JsonObject search() {
        JsonObject array = object("type", text("array"), "items", object("type", text("object")));
        JsonObject claims = object("type", text("array"), "items", object("type", text("object"), "properties", object("label", string(), "href", string(),
                "document", described("IRI of the document"), "place", described("the document, and the characters of its text"), "issued", described("the day that the document is from"),
                "holds", described("when, as the document knows it"), "marks", object("type", text("array"), "items", string(), "description", text("how it is meant: announced, disputed and the like")))));
        JsonObject found = object("type", text("object"), "properties", object("query", string(), "things", array, "claims", claims, "questions", array,
                "thingsHoldAllWords", object("type", text("boolean"), "description", text("False if no name holds all words; then the things hold some, the best first. Claims hold all.")),
                "questionsHoldAllWords", object("type", text("boolean"), "description", text("False if no saved question holds all words; then they hold some, the best first."))));
        JsonObject words = object("name", text("q"), "in", text("query"), "description", text("words of a label, in any script; the last may be the beginning of one"),
                "schema", object("type", text("string"), "maxLength", JsonNumber.value(200)), "example", text("Shanghai Forum"));
        return object("operationId", text("find"), "summary", text("Find by name or in words"), "parameters", list(words),
                "responses", object("200", object("description", text("What was found."), "content", object("application/json", object("schema", found)))));
    }

    private static JsonObject string() {
        return object("type", text("string"));
    }

    private static JsonObject described(String description) {
        return object("type", text("string"), "description", text(description));
    }

    private static String options(Parameter parameter) {
        return "options-" + parameter.options().orElseThrow();
    }

    private static JsonObject object(Object... keysAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < keysAndValues.length; i += 2) object.put((String) keysAndValues[i], (JsonValue) keysAndValues[i + 1]);
        return object;
    }

    private static JsonArray list(JsonValue value) {
        JsonArray array = new JsonArray();
        array.add(value);
        return array;
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonString text(String text) {
        return new JsonString(text);
    }

    private static JsonObject reference(String to) {
        return object("$ref", text(to));
    }
}
