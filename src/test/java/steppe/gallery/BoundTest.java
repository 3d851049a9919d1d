package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.query.Engine;
import steppe.query.RemoteEngine;
import steppe.query.SavedQuestions;
import steppe.query.Scope;
import steppe.query.Verified;
import steppe.serve.Server;
import steppe.web.Labels;

/**
 * An answer that a bound has cut says so in each of its forms, and no other does: a question whose LIMIT is one less than the SCO has members, and
 * another with room for just these. The CSTO has fewer.
 */
class BoundTest {
    private static final Service SERVICE = Service.running();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUND = "</question/few#bound>; rel=\"describedby\"";
    private static Server local;
    private static Server remote;

    @BeforeAll
    static void ask(@TempDir Path folder) throws Exception {
        String members = "PREFIX : <https://w3id.org/steppe/id/> PREFIX steppe: <https://w3id.org/steppe/ontology#> SELECT DISTINCT ?state { ?state steppe:memberOf :SCO }";
        int all = SERVICE.engine().select(QueryFactory.create(members), Scope.all()).bindings().size();
        write(folder, "few", all - 1, "");
        write(folder, "all", all, "");
        write(folder, "none", 1, "FILTER (?state = :Nowhere)");
        SavedQuestions questions = SavedQuestions.read(folder).orElseThrow();
        local = serve(SERVICE.engine(), questions);
        remote = serve(new RemoteEngine(SERVICE.root() + "/sparql"), questions);
    }

    private static void write(Path folder, String name, int limit, String filter) throws Exception {
        Files.writeString(folder.resolve(name + ".rq"), """
                #+ title: Members
                #+ sentence: "Which states are in {organisation}?"
                #+ summary: The first %1$d, by name.
                #+ theme: Drawn
                #+ parameters:
                #+   organisation: {label: organisation, type: iri}
                PREFIX : <https://w3id.org/steppe/id/>
                PREFIX steppe: <https://w3id.org/steppe/ontology#>
                SELECT ?state ?claim
                WHERE {
                  VALUES ?organisation { :SCO }
                  { SELECT DISTINCT ?state ?organisation
                    WHERE { VALUES ?organisation { :SCO } ?state steppe:memberOf ?organisation }
                    ORDER BY ?state
                    LIMIT %1$d }
                  ?claim steppe:subject ?state ; steppe:predicate steppe:memberOf ; steppe:object ?organisation ; steppe:negated false .
                  %2$s
                }
                ORDER BY ?state ?claim
                """.formatted(limit, filter));
    }

    private static Server serve(Engine engine, SavedQuestions questions) {
        Gallery gallery = new Gallery(engine, questions, new Verified(questions, engine), new Labels(engine), Optional.empty());
        return Server.start("localhost", 0, Optional.empty(), (config, turns) -> gallery.addTo(config));
    }

    @AfterAll
    static void stop() {
        local.close();
        remote.close();
    }

    @Test
    void thePageSaysItAndWhatToDo() throws Exception {
        for (Server server : List.of(local, remote)) {
            assertThat(get(server, "few").body()).contains("id=\"bound\"", "Stopped at a bound.", "href=\"/sparql?edit=", "rows up to a bound, data ");
            assertThat(get(server, "all").body()).contains("</table>").doesNotContain("id=\"bound\"", "up to a bound");
            assertThat(get(server, "few?organisation=CSTO").body()).contains("</table>").doesNotContain("id=\"bound\"", "up to a bound");
        }
    }

    @Test
    void whatIsEmptyForItsBoundIsNotSaidToBeUnstated() throws Exception {
        for (Server server : List.of(local, remote)) {
            assertThat(get(server, "none").body()).contains("<strong>0 rows</strong>", "id=\"bound\"", "Nothing up to the bound.").doesNotContain("Not stated");
        }
    }

    @Test
    void whatNamesTheNumberOfRowsSaysThatThereAreMore() throws Exception {
        get(local, "few");
        get(local, "all");
        URI home = URI.create("http://localhost:" + local.port() + "/");
        String[] cards = send(HttpRequest.newBuilder(home)).body().split("<li class=\"card\">");
        assertThat(cards).filteredOn(card -> card.contains("/question/few\"")).singleElement().asString().contains(" rows up to a bound · ");
        assertThat(cards).filteredOn(card -> card.contains("/question/all\"")).singleElement().asString().contains(" rows · ");
        assertThat(get(local, "few.bib").body()).contains(" rows up to a bound; query");
        assertThat(get(local, "all.bib").body()).contains(" rows; query");
    }

    /** The second answer is one that was kept; so is that to HEAD. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "xml", "evidence.csv", "evidence.tsv", "evidence.json", "evidence.xml"})
    void theHeaderOfDataSaysIt(String suffix) throws Exception {
        for (Server server : List.of(local, remote)) {
            for (int i = 0; i < 2; i++) assertThat(get(server, "few." + suffix).headers().allValues("Link")).containsExactly(BOUND);
            assertThat(send(request(server, "few." + suffix).method("HEAD", BodyPublishers.noBody())).headers().allValues("Link")).containsExactly(BOUND);
            assertThat(get(server, "few." + suffix).headers().firstValue("Access-Control-Expose-Headers")).hasValueSatisfying(names -> assertThat(names).contains("Link"));
            for (String whole : List.of("all.", "few.")) {
                HttpResponse<String> other = get(server, whole + suffix + (whole.equals("few.") ? "?organisation=CSTO" : ""));
                assertThat(other.statusCode()).isEqualTo(200);
                assertThat(other.headers().allValues("Link")).isEmpty();
                assertThat(other.body()).doesNotContain("#bound");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "evidence.xml"})
    void soDoesEachPageOfThem(String suffix) throws Exception {
        String link = get(local, "few." + suffix + "?size=2&page=2").headers().firstValue("Link").orElseThrow();
        assertThat(link).startsWith("</question/few." + suffix + "?size=2>; rel=\"first\", ").endsWith("rel=\"last\", " + BOUND);
        assertThat(get(local, "all." + suffix + "?size=2&page=2").headers().firstValue("Link").orElseThrow()).endsWith("rel=\"last\"");
    }

    /** Where the format has room for it, it is in the answer itself, and leads to the page that says it. */
    @ParameterizedTest
    @CsvSource({"few.json", "few.evidence.json", "few.json?size=1&page=3", "few.json?sources=reference&sources=cepa-2025"})
    void theHeadOfJsonSaysIt(String path) throws Exception {
        HttpResponse<String> answer = get(local, path);
        JsonObject head = JSON.parse(answer.body()).getObj("head");
        assertThat(head.get("link").getAsArray()).singleElement().satisfies(link -> leadsToTheBound(answer, link.getAsString().value()));
        assertThat(ResultsReader.create().lang(ResultSetLang.RS_JSON).build().readRowSet(in(answer)).materialize().hasNext()).isTrue();
        assertThat(JSON.parse(get(local, "all.json").body()).getObj("head").hasKey("link")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"few.xml", "few.evidence.xml", "few.xml?size=1&page=3", "few.xml?sources=reference&sources=cepa-2025"})
    void theHeadOfXmlSaysIt(String path) throws Exception {
        HttpResponse<String> answer = get(local, path);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var links = factory.newDocumentBuilder().parse(in(answer)).getElementsByTagNameNS("http://www.w3.org/2005/sparql-results#", "link");
        assertThat(links.getLength()).isEqualTo(1);
        assertThat(links.item(0).getParentNode().getLocalName()).isEqualTo("head");
        assertThat(links.item(0).getParentNode().getLastChild().getPreviousSibling()).as("after the variables").isSameAs(links.item(0));
        leadsToTheBound(answer, links.item(0).getAttributes().getNamedItem("href").getNodeValue());
        assertThat(ResultsReader.create().lang(ResultSetLang.RS_XML).build().readRowSet(in(answer)).materialize().hasNext()).isTrue();
        assertThat(get(local, "all.xml").body()).doesNotContain("<link");
    }

    private static void leadsToTheBound(HttpResponse<String> answer, String link) {
        URI page = answer.uri().resolve(link);
        assertThat(page.getFragment()).isEqualTo("bound");
        try {
            assertThat(send(HttpRequest.newBuilder(page).header("Accept", "text/html")).body()).contains("id=\"bound\"");
        } catch (Exception e) {
            throw new AssertionError(page.toString(), e);
        }
    }

    private static ByteArrayInputStream in(HttpResponse<String> answer) {
        return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        return send(request(server, path));
    }

    private static HttpRequest.Builder request(Server server, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/question/" + path)).header("Accept", "text/html");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
