package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.query.Verified;
import steppe.query.World;
import steppe.web.Labels;
import steppe.web.Web;

/** The gallery over HTTP, on the drawn world. */
class GalleryTest {
    private static final String BOTH = "/question/members-of-both";
    private static World world;
    private static Javalin server;

    @BeforeAll
    static void start() {
        world = new World();
        Gallery gallery = new Gallery(world, World.questions(), new Verified(World.questions(), world), new Labels(world), Optional.of(World.resource("documents")));
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Web.addTo(config);
            gallery.addTo(config);
        }).start("localhost", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void homeListsQuestionsAsSentences() throws Exception {
        String body = html("/");
        assertThat(body).contains("Which states belonged to both Lake League and River Pact on 2025-06-30?", "Which states belong to Lake League or River Pact?", ">Memberships</h2>");
        assertThat(html("/?q=any+drawn")).contains("1 of 2 questions").doesNotContain("belonged to both");
        assertThat(html("/?q=%3Cscript%3E")).doesNotContain("<script>").contains("No question holds these words");
    }

    @Test
    void homeTellsRowsOnceKnown() throws Exception {
        html(BOTH);
        assertThat(html("/")).contains("3 rows");
    }

    @Test
    void theQuestionIsASentenceWithItsFields() throws Exception {
        String body = html(BOTH);
        assertThat(body).contains("<select id=\"field-a\" name=\"a\" aria-label=\"first organisation\">", "<option value=\"LakeLeague\" selected>Lake League</option>",
                "name=\"date\" value=\"2025-06-30\"", "pattern=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"", "as of <time datetime=\"2025-06-30\">");
        assertThat(body).contains("value=\"reference\" checked");
    }

    @Test
    void everyRowHasItsEvidence() throws Exception {
        String body = html(BOTH);
        assertThat(body).contains("<a href=\"/id/Kazania\">Kazania</a>", "3 sources", "Kazania joined the River Pact in 2002.", "/claim/first-2a", "First Notes", "Drawn Press",
                "by the Minister", "characters ", "<span>since 2001</span>", "<h3>In the first</h3>", "A cited book", "https://example.org/book");
        assertThat(body).contains("attributed to the Minister", "disputed", "deprecated", "</span> garbled", "reference rosters only", "one origin only");
        assertThat(body).doesNotContain("javascript:", "<b>& sons").contains("&lt;b&gt;&amp; sons");
    }

    @Test
    void passagesAreCutByCodePointsAndMarked() throws Exception {
        assertThat(html(BOTH)).contains("A drawn world. \uD83D\uDC2B <mark>Kazania and Kirgonia joined the Lake League in 2001</mark>, and Kazania");
    }

    @Test
    void contextEndsWithWholeWords() throws Exception {
        assertThat(html(BOTH)).contains("<blockquote>… in 2001, and Kazania", "that <mark>Kirgonia sits in the River Pact</mark>. Nothing more.</blockquote>");
    }

    @Test
    void evidenceCostsOneQuery() throws Exception {
        html("/");
        html(BOTH);
        int before = world.queries();
        html(BOTH + "?date=2024-05-05");
        assertThat(world.queries() - before).as("answer and evidence; labels, sources and options are known").isEqualTo(2);
        html(BOTH + "?date=2024-05-05");
        assertThat(world.queries() - before).isEqualTo(2);
    }

    @Test
    void sourcesAreChosen() throws Exception {
        String body = html(BOTH + "?sources=first-2024&sources=second-2025");
        assertThat(body).contains("2 of 3 sources, without reference rosters").doesNotContain("Moskovia</a>").contains("2 rows");
        assertThat(body).contains("/question/members-of-both.csv?sources=first-2024&amp;sources=second-2025", "default-graph-uri=https");
    }

    @Test
    void emptinessIsHonest() throws Exception {
        assertThat(html(BOTH + "?sources=second-2025")).contains("The chosen sources state nothing about this.", "3 rows</a>");
        assertThat(html(BOTH + "?a=HillClub&sources=second-2025")).contains("Outside what the graph covers.");
        assertThat(html(BOTH + "?date=1990-01-01&sources=second-2025")).contains("Neither the chosen sources nor all of them together");
        assertThat(html(BOTH + "?a=HillClub")).contains("Outside what the graph covers.", "No claim in it speaks of Hill Club.", "<option value=\"HillClub\" selected>Hill Club</option>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ".csv  |                                   | text/csv;charset=utf-8                   | state,claimA,claimB",
        ".tsv  |                                   | text/tab-separated-values;charset=utf-8  | ?state",
        ".json |                                   | application/sparql-results+json           | \"claimA\"",
        ".xml  |                                   | application/sparql-results+xml            | <sparql",
        ".rq   |                                   | application/sparql-query;charset=utf-8   | #+ title",
        "``    | text/csv                          | text/csv;charset=utf-8                   | state,claimA,claimB",
        "``    | application/json                  | application/sparql-results+json           | \"claimA\"",
        "``    | text/html;q=0.1, application/sparql-results+xml | application/sparql-results+xml | <sparql",
        ".csv  | text/html                         | text/csv;charset=utf-8                   | state,claimA,claimB",
        "``    | */*                               | text/html;charset=utf-8                  | <!doctype html>",
    }, quoteCharacter = '`')
    void formats(String suffix, String accept, String type, String start) throws Exception {
        HttpResponse<String> response = get(BOTH + suffix, accept == null ? "*/*" : accept);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", "").toLowerCase()).isEqualTo(type);
        assertThat(response.body()).contains(start);
    }

    @Test
    void tagsDifferByFormatAndAnswer304() throws Exception {
        List<String> tags = new ArrayList<>();
        for (String path : List.of(BOTH, BOTH + ".csv", BOTH + ".tsv", BOTH + ".csv?date=2002-06-01", "/")) {
            String tag = get(path, "*/*").headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = send(request(path, "*/*").header("If-None-Match", tag).build());
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            tags.add(tag);
        }
        assertThat(tags).doesNotHaveDuplicates();
    }

    @Test
    void headAnswersLikeGet() throws Exception {
        HttpResponse<String> head = send(request(BOTH + ".csv", "*/*").method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get(BOTH + ".csv", "*/*").headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?date=soon               | date    | not a date written yyyy-mm-dd | Example: date=2025-06-30",
        "?date=2025-02-30         | date    | not a date                    | Example",
        "?a=http%3A%2F%2Fx%3E%7D  | a       | absolute IRI                  | Example: a=LakeLeague",
        "?a=A&a=B                 | a       | takes one value, not 2        | Example",
        "?dat=2025-01-01          | dat     | is no parameter               | Did you mean 'date'?",
        "?sources=first           | sources | names no source               | expected one or more of",
        "?page=0                  | page    | not the number of a page      | page=2",
        "?lang=xx                 | lang    | not a language                | lang=ru",
        "?a=%00                   | a       | control characters            | Example",
    })
    void badParametersAreNamed(String query, String parameter, String message, String hint) throws Exception {
        HttpResponse<String> problem = get(BOTH + query, "*/*");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.body()).contains("\"parameter\" : \"" + parameter + "\"", message, hint);
        assertThat(get(BOTH + ".csv" + query, "text/html").body()).contains("<code>" + parameter + "</code>");
    }

    @Test
    void malformedPercentIsABadRequest() throws Exception {
        assertThat(raw("GET " + BOTH + "?a=%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void unknownQuestionsAndFormats() throws Exception {
        assertThat(get("/question/members-of-bot", "*/*").body()).contains("Did you mean 'members-of-both'?", "404");
        assertThat(get(BOTH + ".pdf", "*/*").body()).contains("There is no format '.pdf'");
        assertThat(get(BOTH, "image/png").statusCode()).isEqualTo(406);
        assertThat(get("/question/..%2F..%2Fetc", "*/*").statusCode()).isBetween(400, 404);
    }

    @Test
    void manyValuesAreCheckboxes() throws Exception {
        String body = html("/question/members-of-any?organisation=&organisation=LakeLeague");
        assertThat(body).contains("type=\"hidden\" name=\"organisation\" value=\"\"", "value=\"LakeLeague\" checked", "<strong>Lake League</strong>", "3 rows");
        assertThat(html("/question/members-of-any?organisation=")).contains("<strong>any organisations</strong>");
        assertThat(html("/question/members-of-any?least=2&organisation=LakeLeague")).contains("0 rows");
    }

    @Test
    void labelsInTheReadersLanguage() throws Exception {
        assertThat(html(BOTH + "?lang=ru")).contains("lang=\"ru\">Казания</a>", "<input type=\"hidden\" name=\"lang\" value=\"ru\">");
        HttpResponse<String> response = send(request(BOTH, "text/html").header("Accept-Language", "de, ru;q=0.8").build());
        assertThat(response.body()).contains("Казания");
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept, Accept-Language, Accept-Encoding");
    }

    @Test
    void viewsAreDrawnFromTheRowsOfThePage() throws Exception {
        String body = html(BOTH);
        assertThat(body).contains("id=\"view-map\"", "\"kind\" : \"map\"").containsPattern("<script type=\"module\" src=\"/static/views\\.js\\?v=\\w+\">");
        String json = body.substring(body.indexOf("id=\"drawing\">") + 13, body.lastIndexOf("</script>\n<script"));
        assertThat(json).doesNotContain("<");
        assertThat(JSON.parse(json).get("rows").getAsArray()).hasSize(body.split("<tbody>").length - 1);
    }

    @Test
    void pagesHaveNothingInlineAndNothingFromElsewhere() throws Exception {
        for (String path : List.of("/", BOTH)) assertThat(html(path)).doesNotContain("<script>", "style=\"", " onclick").doesNotContainPattern("(src|href)=\"//");
    }

    @Test
    void downloadsOfOtherArgumentsRunAsTheyAre() throws Exception {
        assertThat(get(BOTH + ".rq?a=HillClub&date=2020-01-01", "*/*").body()).contains("#+ title", "VALUES ?a { :HillClub }", "\"2020-01-01\"^^xsd:date");
    }

    private static String html(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path, "text/html");
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        return response.body();
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(request(path, accept).build());
    }

    private static HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).header("Accept", accept);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
    }
}
