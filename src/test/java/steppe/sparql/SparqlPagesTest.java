package steppe.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.Service;
import steppe.query.World;
import steppe.web.Web;

/** The page for people at /sparql, and what its editor completes. */
class SparqlPagesTest {
    private static final World WORLD = new World();
    private static Javalin server;

    @BeforeAll
    static void start() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Web.addTo(config);
            new SparqlPages(WORLD).addTo(config);
        }).start(0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aFormWorksWithoutScript() throws Exception {
        assertThat(get("/sparql", "Accept", "text/html").body()).contains("<form class=\"sparql\" action=\"/sparql\" method=\"get\"", "<textarea id=\"query\" name=\"query\"", "<select id=\"format\" name=\"format\"", "steppe:memberOf :SCO , :CSTO")
                .doesNotContain("<script>", "style=\"");
    }

    @Test
    void aQueryToEditIsTextAndNothingElse() throws Exception {
        HttpResponse<String> page = get("/sparql?edit=%3C/textarea%3E%3Cb%3E&default-graph-uri=urn:x%22y", "Accept", "text/html");
        assertThat(page.body()).contains("&lt;/textarea&gt;&lt;b&gt;").contains("value=\"urn:x&#34;y\"").doesNotContain("<b>");
    }

    @Test
    void programsAreToldThatAQueryIsMissing() throws Exception {
        HttpResponse<String> answer = get("/sparql", "Accept", "application/sparql-results+json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("A query is missing");
    }

    @Test
    void termsAreAskedOnceAndSentOnce() throws Exception {
        HttpResponse<String> first = get("/sparql/terms.json", "Accept", "*/*");
        int before = WORLD.queries();
        JsonObject json = JSON.parse(first.body());
        assertThat(json.get("prefixes").getAsObject().get("").getAsString().value()).isEqualTo("https://w3id.org/steppe/id/");
        assertThat(json.get("terms").getAsArray()).isNotEmpty();
        assertThat(get("/sparql/terms.json", "If-None-Match", first.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        assertThat(WORLD.queries()).isEqualTo(before);
    }

    /** Of the graph of the repository: one of each sort, with its English name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steppe:State                 | state                                                   | class
            steppe:memberOf              | member of                                               | property
            steppe:contentStart          | content start                                           | property
            steppe:foundIn               | found in                                                | property
            v:FullMember                 | full member                                             | concept
            document:cepa-2025           | CEPA report 2025                                        | document
            :SCO                         | Shanghai Cooperation Organisation                       | thing
            :Uzbekistan                  | Uzbekistan                                              | thing
            :Disagreement-UraniumControl | Who controls a quarter of Kazakhstan's uranium production? | thing
            """)
    void theEditorCompletesTermsOfEverySort(String term, String label, String kind) throws Exception {
        JsonArray terms = JSON.parse(Service.running().get("/sparql/terms.json", "*/*").body()).get("terms").getAsArray();
        assertThat(terms).filteredOn(it -> it.getAsArray().get(0).getAsString().value().equals(term)).singleElement()
                .satisfies(it -> assertThat(it.getAsArray()).extracting(word -> word.getAsString().value()).containsExactly(term, label, kind));
    }

    private static HttpResponse<String> get(String path, String header, String value) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header(header, value).build(), BodyHandlers.ofString());
    }
}
