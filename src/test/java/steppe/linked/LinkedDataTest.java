package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Names;

class LinkedDataTest {
    private static Site site;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        site = Site.in(folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html,application/xhtml+xml,*/*;q=0.8        | .html
            text/turtle                                      | .ttl
            application/ld+json                              | .jsonld
            application/n-triples                            | .nt
            application/rdf+xml                              | .rdf
            text/html;q=0.4, text/turtle;q=0.9               | .ttl
            text/html;q=0, */*                               | .ttl
            text/*                                           | .html
            application/*                                    | .jsonld
            */*                                              | .html
            application/rdf+xml;q=0.9, text/turtle;q=0.8, */*;q=0.1 | .rdf
            """)
    void aThingSendsOnByAccept(String accept, String suffix) throws Exception {
        for (String thing : new String[] {"/id/SCO", "/claim/alpha-10a", "/timeline/reference/Belarus-memberOf-SCO-2024-07-04"}) {
            HttpResponse<String> answer = site.get(thing, accept);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue(thing + suffix);
            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        }
    }

    @Test
    void aPageIsSentOnToAsWell() throws Exception {
        assertThat(site.get("/id/SCO?page=2", "text/turtle").headers().firstValue("Location")).hasValue("/id/SCO.ttl?page=2");
        assertThat(site.get("/id/SCO?page=x%0d%0ay", "text/turtle").headers().firstValue("Location")).hasValue("/id/SCO.ttl");
    }

    /** RFC 9110, section 5.3. */
    @Test
    void acceptMayComeInSeveralLines() throws Exception {
        HttpResponse<String> answer = site.send("GET", "/id/SCO", "Accept", "text/html;q=0.1", "Accept", "text/turtle");
        assertThat(answer.headers().firstValue("Location")).hasValue("/id/SCO.ttl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/document/alpha", "/document/reference/list", "/vocabulary/FullMember", "/graph/alpha", "/graph/derived/alpha", "/ontology"})
    void aDocumentIsSentItself(String document) throws Exception {
        for (Format format : Format.values()) {
            HttpResponse<String> answer = site.get(document, format.mediaType());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(format.mediaType());
            assertThat(answer.headers().firstValue("Content-Location")).hasValue(document + "." + format.suffix());
            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
        }
    }

    @Test
    void aSuffixWinsOverAccept() throws Exception {
        HttpResponse<String> answer = site.get("/id/SCO.ttl", "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/turtle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/Atlantis", "/claim/alpha-99z", "/document/delta", "/document/reference/none", "/vocabulary/Nothing", "/graph/none", "/timeline/none/x",
            "/ontology/9.9", "/ontology.csv", "/id/SCO%3E%20%3Fs%20%3Fp", "/id/SCO%22%7D", "/id/SCO%23x", "/id/SCO%2Fx", "/id//SCO", "/id/SCO.csv"})
    void whatIsNotKnownIsNotFound(String path) throws Exception {
        HttpResponse<String> program = site.get(path, "text/turtle");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        HttpResponse<String> person = site.get(path, "text/html");
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.body()).contains("<h1>Not Found</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/SCO", "/document/alpha", "/ontology"})
    void whatNobodyHasIsNotAcceptable(String path) throws Exception {
        HttpResponse<String> answer = site.get(path, "image/png");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("text/turtle");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        String turtle = site.get("/id/SCO.ttl", "*/*").headers().firstValue("ETag").orElseThrow();
        String page = site.get("/id/SCO.html", "*/*").headers().firstValue("ETag").orElseThrow();
        assertThat(turtle).startsWith("\"").isNotEqualTo(page);
        HttpResponse<String> again = site.send("GET", "/id/SCO.ttl", "If-None-Match", turtle);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(turtle);
        assertThat(site.send("GET", "/id/SCO.ttl", "If-None-Match", page).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/SCO", "/id/SCO.ttl", "/document/alpha", "/ontology.rdf", "/id/Atlantis", "/id"})
    void headIsGetWithoutTheBody(String path) throws Exception {
        HttpResponse<String> head = site.send("HEAD", path, "Accept", "text/turtle");
        HttpResponse<String> get = site.send("GET", path, "Accept", "text/turtle");
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Link")).isEqualTo(get.headers().firstValue("Link"));
    }

    @Test
    void linksLeadToTheOtherFormatsAndTheLicence() throws Exception {
        String links = site.get("/id/SCO.html", "*/*").headers().firstValue("Link").orElseThrow();
        assertThat(links).contains("</id/SCO.ttl>; rel=\"alternate\"; type=\"text/turtle\"").contains("</id/SCO.ttl>; rel=\"describedby\"")
                .contains("</id/SCO>; rel=\"describes\"").contains("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"");
    }

    @Test
    void optionsTellWhatMayBeDone() throws Exception {
        HttpResponse<String> answer = site.send("OPTIONS", "/id/SCO", "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(site.get("/id/SCO.ttl", "*/*").headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id/SCO", "claim/gamma-10a", "document/gamma", "document/reference/list", "vocabulary/FullMember", "graph/curation", "ontology",
            "timeline/reference/Belarus-memberOf-SCO-2024-07-04", "id/Disagreement-Belarus"})
    void everyDataFormatSaysTheSame(String local) throws Exception {
        Kind kind = Stream.of(Kind.values()).filter(it -> local.split("/")[0].equals(it.segment())).findFirst().orElseThrow();
        Graph expected = new Descriptions(site.engine()).of(kind, NodeFactory.createURI(Names.BASE + local)).graph();
        assertThat(expected.isEmpty()).isFalse();
        for (Format format : Format.data()) {
            Graph read = parse(site.get("/" + local + "." + format.suffix(), "*/*").body(), RDFLanguages.contentTypeToLang(format.mediaType()));
            assertThat(read.isIsomorphicWith(expected)).as(local + " as " + format).isTrue();
        }
    }

    @Test
    void jsonIsCompactAndTurtlePretty() throws Exception {
        assertThat(site.get("/id/SCO.jsonld", "*/*").body()).contains("\"@context\"").contains("\"@id\": \"id:SCO\"").contains("\"memberOf\"");
        assertThat(site.get("/id/SCO.ttl", "*/*").body()).contains("\n:SCO    a ").contains("steppe:memberOf").doesNotContain("<https://w3id.org/steppe/id/SCO>");
    }

    /** Every IRI of our own in the store answers as a page and as Turtle, and what comes back mentions it. */
    @Test
    void everyMintedNameAnswers() throws Exception {
        for (Map.Entry<String, Set<Node>> document : minted().entrySet()) {
            HttpResponse<String> page = follow(document.getKey(), "text/html");
            assertThat(page.statusCode()).as(document.getKey()).isEqualTo(200);
            HttpResponse<String> turtle = follow(document.getKey(), "text/turtle");
            Graph graph = parse(turtle.body(), Lang.TURTLE);
            for (Node name : document.getValue()) {
                boolean mentioned = graph.contains(name, Node.ANY, Node.ANY) || graph.contains(Node.ANY, Node.ANY, name) || document.getKey().startsWith("/graph/");
                assertThat(mentioned).as(name + " at " + document.getKey()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/Belarus.ttl", "/id/Belarus.html", "/claim/gamma-10a.html", "/document/alpha.html", "/graph/alpha.nt", "/ontology.html", "/vocabulary"})
    void anotherSparqlEndpointGivesTheSame(String path) throws Exception {
        assertThat(site.getRemote(path, "*/*").body()).isEqualTo(site.get(path, "*/*").body());
    }

    private static Map<String, Set<Node>> minted() {
        Map<String, Set<Node>> documents = new TreeMap<>();
        Txn.executeRead(site.dataset(), () -> {
            for (Iterator<Quad> quads = site.dataset().find(); quads.hasNext();) {
                Quad quad = quads.next();
                Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()).filter(LinkedDataTest::isOurs)
                        .forEach(name -> documents.computeIfAbsent(path(name), it -> new TreeSet<>(org.apache.jena.sparql.util.NodeCmp::compareRDFTerms)).add(name));
            }
        });
        return documents;
    }

    private static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Names.BASE) && node.getURI().length() > Names.BASE.length();
    }

    private static String path(Node name) {
        return "/" + name.getURI().substring(Names.BASE.length()).replaceFirst("#.*", "");
    }

    private static HttpResponse<String> follow(String path, String accept) throws Exception {
        HttpResponse<String> answer = site.get(path, accept);
        return answer.statusCode() == 303 ? site.get(answer.headers().firstValue("Location").orElseThrow(), accept) : answer;
    }

    private static Graph parse(String text, Lang lang) {
        Graph graph = GraphMemFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(text)).lang(lang).base(Names.BASE).parse(graph);
        return graph;
    }
}
