package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.RemoteEngine;
import steppe.query.Scope;
import steppe.query.World;

class WebTest {
    private static Javalin server;

    @BeforeAll
    static void start() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Web.addTo(config);
            config.routes.get("/broken", context -> {
                throw new IllegalStateException("secret /etc/path");
            });
            config.routes.get("/damaged", context -> {
                throw new InternalError("secret /etc/store");
            });
            Engine absent = new RemoteEngine("http://localhost:1/sparql");
            config.routes.get("/absent/rows", context -> absent.select(QueryFactory.create("SELECT * { ?s ?p ?o }"), Scope.all()));
            config.routes.get("/absent/ask", context -> absent.ask(QueryFactory.create("ASK {}"), Scope.all()));
            config.routes.get("/absent/triples", context -> absent.construct(QueryFactory.create("DESCRIBE <http://example.org/>"), Scope.all()));
        }).start("localhost", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void unknownPageAsPageAndAsProblem() throws Exception {
        HttpResponse<String> page = get("/nowhere", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Not Found</h1>", "There is nothing at /nowhere");
        HttpResponse<String> problem = get("/nowhere", "*/*");
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.body()).contains("\"status\" : 404");
    }

    /** What is read from a damaged file of a store gives an error, and no exception. */
    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/damaged"})
    void failuresAreNotEchoed(String path) throws Exception {
        HttpResponse<String> page = get(path, "text/html");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Its number in the log is").doesNotContain("secret", "IllegalState");
    }

    /** Whoever operates it need not look for a mistake here. */
    @ParameterizedTest
    @ValueSource(strings = {"rows", "ask", "triples"})
    void aDatabaseThatDoesNotAnswerIsSaid(String query) throws Exception {
        HttpResponse<String> page = get("/absent/" + query, "text/html");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("The database behind this service did not answer.").doesNotContain("localhost");
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() throws Exception {
        for (String path : List.of("/nowhere", "/broken", "/static/steppe.css")) {
            assertThat(get(path, "*/*").headers().map()).as(path).containsEntry("X-Content-Type-Options", List.of("nosniff")).containsKey("Content-Security-Policy");
        }
    }

    @Test
    void staticFilesStayForEver() throws Exception {
        HttpResponse<String> css = get(Assets.href("steppe.css"), "*/*");
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(css.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "mailto:a@b.c", "//host", "java\nscript:x"})
    void onlyWebAddressesBecomeLinks(String iri) {
        assertThat(Links.safeHref(iri)).isEmpty();
    }

    @Test
    void ourOwnIrisLeadToThisServer() {
        assertThat(Links.href(Names.thing("SCO"))).hasValue("/id/SCO");
        assertThat(Links.href(Names.term("memberOf"))).hasValue("/ontology#memberOf");
        assertThat(Links.href(NodeFactory.createURI("https://example.org/x"))).hasValue("https://example.org/x");
    }

    @Test
    void tagsMatchAsTheyShould() {
        String tag = Etag.of("1", new byte[] {1});
        assertThat(tag).matches("\"[0-9a-f]{32}\"").isNotEqualTo(Etag.of("2", new byte[] {1})).isNotEqualTo(Etag.of("1", new byte[] {2}));
        assertThat(Etag.of("1", new byte[] {'2'})).isNotEqualTo(Etag.of("12", new byte[0]));
        assertThat(Etag.matches("\"x\", W/" + tag, tag)).isTrue();
        assertThat(Etag.matches(tag.replaceFirst("\"$", "--gzip\""), tag)).isTrue();
        assertThat(Etag.matches("*", tag)).isTrue();
        assertThat(Etag.matches("\"x\"", tag)).isFalse();
    }

    @Test
    void labelsInTheReadersLanguageAskedOnce() {
        World world = new World();
        Labels labels = new Labels(world);
        List<Node> things = List.of(Names.thing("Kazania"), Names.thing("RiverPact"), Names.thing("Nobody"), Names.document("first-2024"));
        Map<Node, Label> russian = labels.of(things, "ru");
        assertThat(russian.values()).extracting(Label::text).containsExactly("Казания", "River Pact", ":Nobody", "First Notes");
        assertThat(labels.of(things, "en").get(things.get(0)).text()).isEqualTo("Kazania");
        assertThat(world.queries()).isEqualTo(1);
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).header("Accept", accept).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
