package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.World;
import steppe.model.Names;
import steppe.store.StoreVersion;

class SparqlEndpointTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PREFIXES = "PREFIX : <" + Names.ID + "> PREFIX steppe: <" + Names.ONTOLOGY + "> ";
    private static final String FLAGSHIP = PREFIXES + "SELECT ?state WHERE { ?state steppe:memberOf :SCO , :CSTO }";
    private static DatasetGraph dataset;
    private static Server server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        World world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        dataset = world.builtIn(folder.resolve("store")).dataset();
        server = Server.start("localhost", 0, Optional.of(dataset), (config, turns) -> { });
    }

    @AfterAll
    static void stop() {
        server.close();
        StoreVersion.close(dataset);
    }

    @Test
    void answersAGet() throws Exception {
        assertThat(get(FLAGSHIP, "text/csv").body()).contains("Belarus").contains("Kazakhstan");
    }

    @Test
    void answersAPostedForm() throws Exception {
        HttpResponse<String> answer = post("application/x-www-form-urlencoded", "query=" + encode(FLAGSHIP, UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Belarus");
    }

    @Test
    void answersAPostedQuery() throws Exception {
        HttpResponse<String> answer = post("application/sparql-query", FLAGSHIP);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Belarus");
    }

    @Test
    void theProtocolsDatasetLimitsTheSources() throws Exception {
        String rosters = "&default-graph-uri=" + encode(Names.GRAPH + "derived/reference", UTF_8);
        assertThat(getRaw("query=" + encode(FLAGSHIP, UTF_8) + rosters, "text/csv").body()).contains("Belarus").doesNotContain("Kazakhstan");
    }

    @Test
    void fromLimitsTheSourcesToo() throws Exception {
        String from = FLAGSHIP.replace("WHERE", "FROM <" + Names.GRAPH + "derived/reference> WHERE");
        assertThat(get(from, "text/csv").body()).contains("Belarus").doesNotContain("Kazakhstan");
    }

    @Test
    void theDefaultGraphIsTheUnion() throws Exception {
        assertThat(get("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "text/csv").body().lines().skip(1).findFirst().orElseThrow())
                .isNotEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"text/csv", "text/tab-separated-values", "application/sparql-results+json", "application/sparql-results+xml"})
    void givesTheFormatThatIsAskedFor(String type) throws Exception {
        assertThat(get(FLAGSHIP, type).headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    }

    @ParameterizedTest
    @CsvSource({"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"})
    void constructsInTheFormatThatIsAskedFor(String type) throws Exception {
        HttpResponse<String> answer = get("CONSTRUCT WHERE { ?s a <" + Names.ONTOLOGY + "State> }", type);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    }

    /** By the parameters of Fuseki and of other endpoints, by short names and media types, and where nothing fits as the first. */
    @ParameterizedTest
    @CsvSource({
        "format=csv                          , */*                    , text/csv;charset=utf-8",
        "output=XML                          , */*                    , application/sparql-results+xml",
        "results=sparql                      , */*                    , application/sparql-results+xml",
        "format=text/tab-separated-values    , text/csv               , text/tab-separated-values;charset=utf-8",
        "format=application/json             , text/csv               , application/sparql-results+json",
        "timeout=9                           , application/json       , application/sparql-results+json",
        "timeout=9                           , text/xml               , application/sparql-results+xml",
        "timeout=9                           , image/png              , application/sparql-results+json"})
    void theFormatOfRowsHasManyNames(String parameter, String accept, String type) throws Exception {
        assertThat(type(getRaw("query=" + encode(FLAGSHIP, UTF_8) + "&" + parameter, accept))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "format=TTL       , */*                  , text/turtle;charset=utf-8",
        "format=n-triples , */*                  , application/n-triples",
        "output=jsonld    , */*                  , application/ld+json",
        "format=rdfxml    , */*                  , application/rdf+xml",
        "timeout=9        , application/x-turtle , text/turtle;charset=utf-8",
        "timeout=9        , text/plain           , application/n-triples",
        "timeout=9        , application/xml      , application/rdf+xml",
        "timeout=9        , image/png            , text/turtle;charset=utf-8"})
    void theFormatOfTriplesHasManyNames(String parameter, String accept, String type) throws Exception {
        assertThat(type(getRaw("query=" + encode("CONSTRUCT WHERE { ?s a <" + Names.ONTOLOGY + "State> }", UTF_8) + "&" + parameter, accept))).isEqualTo(type);
    }

    private static String type(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).as("another store may come at any time").hasValue("no-cache");
        return answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", "");
    }

    @Test
    void headHasNoBody() throws Exception {
        HttpRequest head = request("?query=" + encode("ASK {}", UTF_8)).method("HEAD", BodyPublishers.noBody()).build();
        HttpResponse<String> answer = HTTP.send(head, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void allowsOtherSitesToRead() throws Exception {
        HttpRequest request = request("?query=" + encode("ASK {}", UTF_8)).header("Origin", "https://example.org").build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT DATA { <x:a> <x:b> 1 }", "LOAD <file:///etc/passwd>", "DROP ALL"})
    void updateIsImpossible(String update) throws Exception {
        assertThat(post("application/sparql-update", update).statusCode()).isEqualTo(415);
        assertThat(post("application/x-www-form-urlencoded", "update=" + encode(update, UTF_8)).statusCode()).isEqualTo(400);
        assertThat(get(update, "*/*").statusCode()).isEqualTo(400);
        assertThat(get("ASK { <x:a> ?p ?o }", "text/csv").body()).doesNotContain("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST"})
    void graphsCanOnlyBeRead(String method) throws Exception {
        HttpRequest write = HttpRequest.newBuilder(URI.create(root() + "/sparql/data?default")).header("Content-Type", "text/turtle")
                .method(method, BodyPublishers.ofString("<x:a> <x:b> 1 .")).build();
        assertThat(HTTP.send(write, BodyHandlers.ofString()).statusCode()).isBetween(400, 405);
    }

    @Test
    void graphsCanBeReadByName() throws Exception {
        URI uri = URI.create(root() + "/sparql/data?graph=" + encode(Names.GRAPH + "alpha", UTF_8));
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(uri).header("Accept", "text/turtle").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("alpha-10a");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }"})
    void asksNoOtherEndpoint(String query) throws Exception {
        assertThat(get(query, "*/*").statusCode()).isEqualTo(403);
    }

    @Test
    void aSyntaxErrorNamesItsPlace() throws Exception {
        HttpResponse<String> answer = get("SELECT ?s WHERE { ?s ?p }", "*/*");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsIgnoringCase("line 1, column");
    }

    @Test
    void tooLongAQueryIsRefused() throws Exception {
        assertThat(post("application/sparql-query", "ASK {} #" + "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void tooDeepAQueryIsRefused() throws Exception {
        assertThat(post("application/sparql-query", "ASK " + "{".repeat(5000) + "}".repeat(5000)).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(String query, String accept) throws Exception {
        return getRaw("query=" + encode(query, UTF_8), accept);
    }

    private static HttpResponse<String> getRaw(String parameters, String accept) throws Exception {
        return HTTP.send(request("?" + parameters).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String type, String body) throws Exception {
        return HTTP.send(request("").header("Content-Type", type).header("Accept", "text/csv").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String parameters) {
        return HttpRequest.newBuilder(URI.create(root() + "/sparql" + parameters));
    }

    private static String root() {
        return "http://localhost:" + server.port();
    }
}
