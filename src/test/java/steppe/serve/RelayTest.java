package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Names;
import steppe.query.RemoteEngine;

/** What is passed on to another endpoint is answered as that endpoint itself answers, and refused as strictly. */
class RelayTest {
    private static final String GRAPHS = "SELECT DISTINCT ?g FROM NAMED <" + Names.GRAPH + "beta> { GRAPH ?g { ?s ?p ?o } }";
    private static final String MEMBERS = "SELECT ?s FROM <" + Names.GRAPH + "derived/beta> { ?s <" + Names.ONTOLOGY + "memberOf> ?o } ORDER BY ?s ?o";
    private static Guarded engine;
    private static Server relay;

    @BeforeAll
    static void serve() {
        engine = Guarded.with(Limits.standard());
        relay = Server.start("localhost", 0, Optional.empty(), (config, turns) -> {
            turns.addTo(config);
            new Relay(turns.of(new RemoteEngine(engine.root() + "/sparql"))).addTo(config);
            config.routes.get("/sparql", context -> context.result("the page"));
        });
    }

    @AfterAll
    static void stop() {
        relay.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&default-graph-uri=" + Names.GRAPH + "derived/reference", "&named-graph-uri=" + Names.GRAPH + "alpha",
        "&named-graph-uri=" + Names.GRAPH + "alpha&named-graph-uri=" + Names.GRAPH + "beta"})
    void whatTheRequestSaysReplacesWhatTheQuerySays(String graphs) throws Exception {
        for (String query : new String[] {GRAPHS, MEMBERS}) {
            String asked = "query=" + encode(query, UTF_8) + graphs;
            assertThat(get(relay.port(), asked).body().lines().sorted()).as(query).containsExactlyElementsOf(get(engine.port(), asked).body().lines().sorted().toList());
        }
    }

    @Test
    void anAnswerIsOfTheFormatThatIsAskedForAndNotKept() throws Exception {
        HttpResponse<String> answer = get(relay.port(), "query=" + encode(MEMBERS, UTF_8));
        assertThat(answer.body()).contains("Kazakhstan");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEqualTo(get(engine.port(), "query=" + encode(MEMBERS, UTF_8)).headers().firstValue("Content-Disposition")).isPresent();
        assertThat(String.join(",", answer.headers().allValues("Vary")).split(",\\s*")).contains("Accept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/x-www-form-urlencoded         | query=ASK+%7B%7D",
        "application/sparql-query                  | ASK {}",
        "Application/SPARQL-Query ; charset=utf-8  | ASK {}"})
    void aQueryMayBePosted(String type, String body) throws Exception {
        HttpResponse<String> answer = post(type, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("true");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsAskedIsTrueOrNot(boolean is) throws Exception {
        assertThat(JSON.parse(post("application/sparql-query", "ASK { FILTER (" + is + ") }").body()).getBoolean("boolean")).isEqualTo(is);
    }

    /** One row more is asked for than is passed on, so that too many are an error, and not most of an answer that looks whole. */
    @Test
    void theOtherEndpointIsAskedForNoMoreRowsThanArePassedOn() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        other.createContext("/", exchange -> {
            String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery() + new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
            asked.add(query.replaceFirst("(?s).*LIMIT\\s+(\\d+).*", "$1"));
            exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
                out.write("{\"head\":{\"vars\":[\"a\"]},\"results\":{\"bindings\":[{}".getBytes(UTF_8));
                for (int row = 1; row < Integer.parseInt(asked.get(asked.size() - 1)); row++) out.write(",{}".getBytes(UTF_8));
                out.write("]}}".getBytes(UTF_8));
            }
        });
        other.start();
        try (Server relaying = Server.start("localhost", 0, Optional.empty(), (config, turns) -> new Relay(turns.of(new RemoteEngine("http://localhost:" + other.getAddress().getPort()))).addTo(config))) {
            assertThat(get(relaying.port(), "query=" + encode("SELECT ?a { ?a ?b ?c } LIMIT 7", UTF_8)).body().lines()).hasSize(8);
            for (String limit : List.of("", " LIMIT 5000000")) {
                HttpResponse<String> refused = get(relaying.port(), "query=" + encode("SELECT ?a { ?a ?b ?c }" + limit, UTF_8));
                assertThat(refused.statusCode()).isEqualTo(413);
                assertThat(refused.body()).contains("more than 1000000 rows");
            }
        } finally {
            other.stop(0);
        }
        assertThat(asked).containsExactly("7", "1000001", "1000001");
    }

    @Test
    void withoutAQueryThereIsThePageOrAHint() throws Exception {
        assertThat(get(relay.port(), "").body()).isEqualTo("the page");
        HttpResponse<String> nothing = post("application/x-www-form-urlencoded", "timeout=5");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("Parameter query is missing.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ASK {}                                                     | &callback=x | 400 | Unknown parameter callback",
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }    |             | 403 | SERVICE",
        "SELECT * {                                                 |             | 400 | Line 1",
        "ASK {}                                                     | &timeout=x  | 400 | timeout"})
    void whatTheEndpointWouldRefuseIsNotPassedOn(String query, String more, int status, String why) throws Exception {
        HttpResponse<String> refused = get(relay.port(), "query=" + encode(query, UTF_8) + (more == null ? "" : more));
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(why);
    }

    private static HttpResponse<String> get(int port, String query) throws Exception {
        return Guarded.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sparql" + (query.isEmpty() ? "" : "?" + query))).header("Accept", "text/csv"));
    }

    private static HttpResponse<String> post(String type, String body) throws Exception {
        return Guarded.send(HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + "/sparql")).header("Accept", "application/sparql-results+json").header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }
}
