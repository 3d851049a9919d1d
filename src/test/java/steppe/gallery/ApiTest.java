package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.model.Texts;
import steppe.query.Contract;
import steppe.query.Question;

/** What programs and scholars get from the questions of the repository: the API's description, citations, honest emptiness. */
class ApiTest {
    private static final Service SERVICE = Service.running();

    @Test
    void everyQuestionIsAnOperationWithTypedParametersAndAResponse() throws Exception {
        JsonObject api = api();
        assertThat(api.getString("openapi")).startsWith("3.1");
        for (Question question : SERVICE.questions().all()) {
            JsonObject operation = api.getObj("paths").getObj("/question/" + question.name()).getObj("get");
            assertThat(operation.get("parameters").getAsArray()).as(question.name()).hasSize(question.parameters().size() + 3);
            assertThat(operation.getObj("responses").getObj("200").getObj("content").keys()).contains("application/sparql-results+json", "text/csv");
            JsonObject vars = api.getObj("components").getObj("schemas").getObj("answer-" + question.name()).getObj("properties").getObj("head").getObj("properties").getObj("vars");
            assertThat(vars.get("const").getAsArray()).hasSize(question.query().getProjectVars().size());
        }
    }

    /** The links to the other pages repeat what was chosen. */
    @Test
    void manyChosenThingsHaveTheirPagesToo() throws Exception {
        String chosen = IntStream.range(0, 60).mapToObj(i -> "energy=https://example.org/" + i + "-" + "a".repeat(900)).collect(Collectors.joining("&"));
        HttpResponse<String> answer = SERVICE.get("/question/energy-ties.csv?size=1&energy=Oil&energy=Gas&" + chosen, "text/csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Link").orElseThrow()).contains("rel=\"last\"");
    }

    @Test
    void allReferencesLeadSomewhere() throws Exception {
        JsonObject api = api();
        List<String> references = new ArrayList<>();
        collect(api, references);
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            JsonValue at = api;
            for (String step : reference.substring(2).split("/")) at = at.getAsObject().get(step);
            assertThat(at).as(reference).isNotNull();
        }
    }

    @Test
    void enumerationsComeFromTheGraphAndDefaultsAreInThem() throws Exception {
        JsonObject schemas = api().getObj("components").getObj("schemas");
        assertThat(schemas.getObj("options-organisations").get("enum").getAsArray().stream().map(it -> it.getAsString().value())).contains("SCO", "CSTO");
        JsonObject date = api().getObj("paths").getObj("/question/members-of-both").getObj("get");
        assertThat(date.toString()).contains("\"format\" : \"date\"", "\"default\" : \"2025-06-30\"");
    }

    /** The same claims as the plain answer has, each with its place, its document and how it is said; and every page of them. */
    @Test
    void theEvidenceIsInTheDownload() throws Exception {
        JsonArray plain = rows("/question/members-of-both.json");
        JsonArray lines = rows("/question/members-of-both.evidence.json");
        List<String> claims = new ArrayList<>();
        plain.forEach(row -> List.of("claimA", "claimB").forEach(column -> claims.addAll(List.of(row.getAsObject().getObj(column).getString("value").split(" ")))));
        assertThat(lines.stream().map(line -> value(line, "evidence_claim"))).containsExactlyElementsOf(claims);
        JsonObject first = lines.get(0).getAsObject();
        assertThat(List.of(value(first, "evidence_row"), value(first, "state"), value(first, "evidence_for"))).containsExactly("1", value(plain.get(0), "state"), "claimA");
        for (JsonValue line : lines) {
            String claim = value(line, "evidence_claim");
            assertThat(claim).as("document and place are those of its name").startsWith(value(line, "evidence_document").replace("/document/", "/claim/") + "-");
            if (claim.contains("/reference-")) assertThat(line.getAsObject().hasKey("evidence_speaker")).as("who publishes it and has written it is named once").isFalse();
            if (line.getAsObject().hasKey("evidence_start")) assertThat(claim).contains("-" + value(line, "evidence_start"));
            assertThat(List.of("evidence_says", "evidence_modality", "evidence_negated", "evidence_title", "evidence_publisher", "evidence_issued", "evidence_origin"))
                    .allMatch(line.getAsObject()::hasKey);
        }
        assertThat(SERVICE.get("/question/members-of-both.evidence.csv", "*/*").body().lines()).hasSize(lines.size() + 1);
        HttpResponse<String> page = SERVICE.get("/question/members-of-both.evidence.csv?size=3&page=2", "*/*");
        assertThat(page.body().lines()).hasSize(4);
        assertThat(page.headers().allValues("Link").toString()).contains("/question/members-of-both.evidence.csv?size=3&page=3>; rel=\"next\"");
        assertThat(SERVICE.get("/question/members-of-both.evidence.pdf", "*/*").statusCode()).isEqualTo(404);
        assertThat(SERVICE.get("/question/members-of-both", "text/html").body()).contains("/question/members-of-both.evidence.csv\"");
    }

    /** What a document is called here, not what it was published as; and who wrote it. */
    @Test
    void theEvidenceNamesItsDocumentAndWhoWroteIt() throws Exception {
        assertThat(rows("/question/members-of-both.evidence.json")).filteredOn(line -> value(line, "evidence_document").endsWith("/cepa-2025")).isNotEmpty().allSatisfy(line -> {
            assertThat(List.of(value(line, "evidence_title"), value(line, "evidence_speaker"))).containsExactly("CEPA report 2025", "Natasha Kuhrt");
        });
    }

    /** And where its passage is to be looked for, as long as the text is not at hand. */
    @Test
    void thePageTellsHowADisagreementWasDecided() throws Exception {
        assertThat(SERVICE.get("/question/members-of-both", "text/html").body()).contains("Disagreement, resolved: Is Belarus a member of the SCO, or about to become one? Announced before the Astana summit",
                "On the publisher's site, under the section heading");
    }

    private static JsonArray rows(String path) throws Exception {
        return JSON.parse(SERVICE.get(path, "*/*").body()).getObj("results").get("bindings").getAsArray();
    }

    private static String value(JsonValue row, String column) {
        return row.getAsObject().getObj(column).getString("value");
    }

    /** Its example is a request that works: for every parameter of every question. */
    @Test
    void examplesWork() throws Exception {
        for (Question question : SERVICE.questions().all()) {
            if (question.parameters().isEmpty()) continue;
            String query = question.parameters().get(0).name() + "=" + java.net.URLEncoder.encode(question.parameters().get(0).example(), StandardCharsets.UTF_8);
            assertThat(SERVICE.get("/question/" + question.name() + "?" + query, "text/csv").statusCode()).as(question.name()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "xml"})
    void anAnswerComesInPagesThatLinkToEachOther(String suffix) throws Exception {
        HttpResponse<String> first = SERVICE.get("/question/members-of-both." + suffix + "?size=2", "*/*");
        assertThat(first.headers().firstValue("Link")).hasValue(("</question/members-of-both.S?size=2>; rel=\"first\", </question/members-of-both.S?size=2&page=2>; rel=\"next\", "
                + "</question/members-of-both.S?size=2&page=3>; rel=\"last\"").replace(".S", "." + suffix));
        HttpResponse<String> last = SERVICE.get("/question/members-of-both." + suffix + "?size=2&page=3", "*/*");
        assertThat(last.headers().firstValue("Link").orElseThrow()).contains("page=2>; rel=\"prev\"").doesNotContain("next");
        assertThat(last.headers().firstValue("ETag")).isNotEqualTo(first.headers().firstValue("ETag"));
        assertThat(SERVICE.get("/question/members-of-both." + suffix + "?size=2&page=4", "*/*").statusCode()).isEqualTo(404);
        assertThat(SERVICE.get("/question/members-of-both." + suffix, "*/*").headers().firstValue("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=1&page=2", "page=0", "page=many", "size=1&size=2", "lang=en&lang=ru"})
    void whatCanBeSaidOnceIsNotChosenFrom(String query) throws Exception {
        assertThat(SERVICE.get("/question/members-of-both.csv?" + query, "application/json").statusCode()).isEqualTo(400);
    }

    /** Left out, an optional parameter takes its default: who empties it finds it empty in every link of the page. */
    @Test
    void anEmptiedParameterStaysEmpty() throws Exception {
        List<String> emptied = new ArrayList<>();
        for (Question question : SERVICE.questions().all()) {
            question.parameters().stream().filter(parameter -> parameter.optional() && !parameter.defaults().isEmpty()).findFirst().ifPresent(parameter -> emptied.add(question.name() + ".csv?" + parameter.name() + "="));
        }
        assertThat(emptied).isNotEmpty();
        for (String link : emptied) assertThat(SERVICE.get("/question/" + link.replace(".csv", ""), "text/html").body()).contains("href=\"/question/" + link);
    }

    @Test
    void aCitationIsBibtexWhateverIsAsked() {
        String entry = new Citation("name", "A & B_c {d} 5 % #1 $2 ~ ^ \\e?", "https://example.org/", "0123456789", "v-20250101T000000.000-0", "1 row").bibtex();
        assertThat(entry).contains("title        = {{A \\& B\\_c \\{d\\} 5 \\% \\#1 \\$2 \\textasciitilde  \\textasciicircum  \\textbackslash e?}},").contains("year         = {2025},");
    }

    /** So that caches hold it once, and its links are short. */
    @Test
    void allSourcesAreTheSameAsNoChoice() throws Exception {
        String all = new Sources(SERVICE.engine()).all().stream().map(source -> "sources=" + source.name()).collect(Collectors.joining("&"));
        assertThat(SERVICE.get("/question/members-of-both?" + all, "text/html").body()).isEqualTo(SERVICE.get("/question/members-of-both", "text/html").body());
    }

    @Test
    void thereIsNoEmptyPageBehindAFullOne() throws Exception {
        HttpResponse<String> only = SERVICE.get("/question/members-of-both.csv?size=5", "*/*");
        assertThat(only.body().lines()).hasSize(6);
        assertThat(only.headers().firstValue("Link")).hasValue("</question/members-of-both.csv?size=5>; rel=\"first\", </question/members-of-both.csv?size=5>; rel=\"last\"");
        assertThat(SERVICE.get("/question/members-of-both.csv?size=5&page=2", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesAreTheWholeAnswer() throws Exception {
        List<String> rows = new ArrayList<>();
        for (String next = "/question/claims-of-document.csv?size=7"; next != null;) {
            HttpResponse<String> page = SERVICE.get(next, "*/*");
            rows.addAll(page.body().lines().skip(1).toList());
            next = page.headers().firstValue("Link").orElseThrow().replaceFirst(".*rel=\"(?:first|prev)\", <([^>]*)>; rel=\"next\".*|.*", "$1");
            if (next.isEmpty()) next = null;
        }
        assertThat(rows).isEqualTo(SERVICE.get("/question/claims-of-document.csv", "*/*").body().lines().skip(1).toList()).hasSizeGreaterThan(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "many", ""})
    void aPageHasABoundedSize(String size) throws Exception {
        assertThat(SERVICE.get("/question/members-of-both.csv?size=" + size, "application/json").statusCode()).isEqualTo(size.isEmpty() ? 200 : 400);
    }

    @Test
    void anAnswerCanBeCited() throws Exception {
        String bib = SERVICE.get("/question/members-of-both.bib?date=2020-01-01", "*/*").body();
        String query = SERVICE.get("/question/members-of-both.rq?date=2020-01-01", "*/*").body();
        String digest = Texts.digest(query.getBytes(StandardCharsets.UTF_8));
        assertThat(bib).startsWith("@misc{steppe-members-of-both-").contains("sha256:" + digest, "url          = {https://w3id.org/steppe/question/members-of-both?date=2020-01-01}", "version      = {" + SERVICE.engine().version());
        assertThat(SERVICE.get("/question/members-of-both?date=2020-01-01", "text/html").body()).contains("Cite this answer", digest, "href=\"/question/members-of-both.bib?date=2020-01-01\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /question/members-as-of?organisation=SCO&date=2001-01-01 | Not stated.
            /question/members-as-of?organisation=NATOX | No claim in it speaks of :NATOX.
            /question/members-as-of?organisation=SCO&sources=different-truths-2025 | Not stated in the chosen sources.
            """)
    void anEmptyAnswerSaysWhyItIs(String path, String reason) throws Exception {
        assertThat(SERVICE.get(path, "text/html").body()).contains("<strong>0 rows</strong>", reason);
    }

    @Test
    void eachCardSaysWhenItsAnswerWasConfirmed() throws Exception {
        for (int i = 0; i < 300 && home().contains("not yet confirmed"); i++) Thread.sleep(200);
        String home = home();
        assertThat(home).contains("confirmed <time datetime=").doesNotContain("not yet confirmed");
        for (Question question : SERVICE.questions().all()) {
            boolean failing = home.split("href=\"/question/" + question.name() + "\"")[1].split("</li>")[0].contains("not as expected");
            assertThat(failing).as(question.name()).isEqualTo(Contract.check(question, SERVICE.engine()).isPresent());
        }
    }

    private static String home() throws Exception {
        return SERVICE.get("/", "text/html").body();
    }

    private static JsonObject api() throws Exception {
        HttpResponse<String> answer = SERVICE.get("/openapi.json", "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.parse(answer.body());
    }

    private static void collect(JsonValue value, List<String> references) {
        if (value.isArray()) value.getAsArray().forEach(each -> collect(each, references));
        if (!value.isObject()) return;
        value.getAsObject().forEach((key, each) -> {
            if (key.equals("$ref")) references.add(each.getAsString().value());
            else collect(each, references);
        });
    }
}
