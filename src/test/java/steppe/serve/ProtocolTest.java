package steppe.serve;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steppe.Service;
import steppe.model.Names;

/**
 * The tests of the W3C for the SPARQL 1.1 Protocol (Recommendation, 21 March 2013, section 2.1) that concern queries, by
 * their names there, asked of the graph of this repository. Those of updates do not apply: there are none.
 */
class ProtocolTest {
    private static final Service SERVICE = Service.running();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";
    private static final String RESULTS = "application/sparql-results\\+(xml|json).*";
    private static final String TRIPLES = "(text/turtle|application/rdf\\+xml|application/n-triples|application/ld\\+json).*";
    private static final String ROSTERS = Names.GRAPH + "derived/reference";
    private static final String THINGS = Names.GRAPH + "entities";
    private static final String CURATION = Names.GRAPH + "curation";
    /** In the graph of the rosters only, in that of things only, in that of curation only. */
    private static final String MEMBER = iri("id/Belarus") + iri("ontology#memberOf") + iri("id/SCO") + ".";
    private static final String THING = iri("id/SCO") + "a" + iri("ontology#Organization") + ".";
    private static final String DISPUTE = "?dispute a" + iri("ontology#Disagreement") + ".";

    /**
     * A request and what must come of it.
     *
     * @param type    the Content-Type; none is sent if it is empty
     * @param status  a pattern for it
     * @param answers a pattern for the Content-Type of the answer, and whether ASK says yes
     */
    private record Case(String name, String method, List<String> parameters, Optional<String> type, BodyPublisher body, String status, String answers, Optional<Boolean> yes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> queries() {
        String ask = "ASK {}";
        String full = "ASK { " + THING + " GRAPH <" + ROSTERS + "> { " + MEMBER + " } FILTER NOT EXISTS { " + MEMBER + " } FILTER NOT EXISTS { GRAPH ?any { " + THING + " } } }";
        String two = "ASK { " + MEMBER + THING + " FILTER NOT EXISTS { " + DISPUTE + " } }";
        String named = "ASK { GRAPH ?a { " + MEMBER + " } GRAPH ?b { " + THING + " } FILTER NOT EXISTS { GRAPH ?c { " + DISPUTE + " } } FILTER NOT EXISTS { ?s ?p ?o } }";
        return Stream.of(
                get("query_get", "query=" + encoded(ask)),
                form("query_post_form", "query=" + encoded(ask)),
                direct("query_post_direct", ask),
                get("query_dataset_default_graph", "query=" + encoded("ASK { " + MEMBER + " FILTER NOT EXISTS { " + THING + " } }"), graph("default", ROSTERS)),
                get("query_dataset_default_graphs_get", "query=" + encoded(two), graph("default", ROSTERS), graph("default", THINGS)),
                form("query_dataset_default_graphs_post", "query=" + encoded(two), graph("default", ROSTERS), graph("default", THINGS)),
                direct("query_dataset_default_graphs_post_direct", two, graph("default", ROSTERS), graph("default", THINGS)),
                get("query_dataset_named_graphs_get", "query=" + encoded(named), graph("named", ROSTERS), graph("named", THINGS)),
                form("query_dataset_named_graphs_post", "query=" + encoded(named), graph("named", ROSTERS), graph("named", THINGS)),
                get("query_dataset_full", "query=" + encoded(full), graph("default", THINGS), graph("named", ROSTERS)),
                direct("query_dataset_full (direct)", full, graph("default", THINGS), graph("named", ROSTERS)),
                get("query_multiple_dataset", "query=" + encoded("ASK FROM <" + CURATION + "> { " + MEMBER + " FILTER NOT EXISTS { " + DISPUTE + " } }"), graph("default", ROSTERS)),
                direct("query_multiple_dataset (named)", "ASK FROM NAMED <" + CURATION + "> { GRAPH ?g { " + MEMBER + " } FILTER NOT EXISTS { GRAPH ?c { " + DISPUTE + " } } }", graph("named", ROSTERS)));
    }

    static Stream<Case> contentTypes() {
        return Stream.of(
                answered("query_content_type_select", "SELECT (1 AS ?value) {}", RESULTS),
                answered("query_content_type_ask", "ASK {}", RESULTS),
                answered("query_content_type_describe", "DESCRIBE " + iri("id/SCO"), TRIPLES),
                answered("query_content_type_construct", "CONSTRUCT { <x:s> <x:p> 1 } WHERE {}", TRIPLES));
    }

    static Stream<Case> mistakes() {
        String ask = "query=" + encoded("ASK {}");
        return Stream.of(
                bad("bad_query_method", "PUT", List.of(ask), Optional.empty(), BodyPublishers.noBody()),
                bad("bad_multiple_queries", "GET", List.of(ask, "query=" + encoded("SELECT * {}")), Optional.empty(), BodyPublishers.noBody()),
                bad("bad_multiple_queries (form)", "POST", List.of(), Optional.of(FORM), BodyPublishers.ofString(ask + "&" + ask)),
                bad("bad_multiple_queries (direct)", "POST", List.of(ask), Optional.of(DIRECT), BodyPublishers.ofString("ASK {}")),
                bad("bad_query_wrong_media_type", "POST", List.of(), Optional.of("text/plain"), BodyPublishers.ofString("ASK {}")),
                bad("bad_query_missing_form_type", "POST", List.of(), Optional.empty(), BodyPublishers.ofString(ask)),
                bad("bad_query_missing_direct_type", "POST", List.of(), Optional.empty(), BodyPublishers.ofString("ASK {}")),
                bad("bad_query_non_utf8", "POST", List.of(), Optional.of(DIRECT + "; charset=UTF-16"), BodyPublishers.ofString("ASK {}", StandardCharsets.UTF_16)),
                bad("bad_query_syntax", "GET", List.of("query=" + encoded("ASK {")), Optional.empty(), BodyPublishers.noBody()),
                bad("bad_query_syntax (form)", "POST", List.of(), Optional.of(FORM), BodyPublishers.ofString("query=" + encoded("ASK {"))),
                bad("bad_query_syntax (direct)", "POST", List.of(), Optional.of(DIRECT), BodyPublishers.ofString("ASK {")));
    }

    @ParameterizedTest
    @MethodSource({"queries", "contentTypes", "mistakes"})
    void isAsTheProtocolSays(Case test) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVICE.root() + "/sparql" + (test.parameters().isEmpty() ? "" : "?" + String.join("&", test.parameters()))));
        test.type().ifPresent(type -> request.header("Content-Type", type));
        HttpResponse<String> answer = HTTP.send(request.method(test.method(), test.body()).build(), BodyHandlers.ofString());
        assertThat(Integer.toString(answer.statusCode())).as(answer.body()).matches(test.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).matches(test.answers());
        test.yes().ifPresent(yes -> assertThat(answer.body().replaceAll("\\s", "")).contains("\"boolean\":" + yes));
    }

    private static Case get(String name, String... parameters) {
        return new Case(name, "GET", List.of(parameters), Optional.empty(), BodyPublishers.noBody(), "200", RESULTS, Optional.of(true));
    }

    private static Case form(String name, String... parameters) {
        String body = Arrays.stream(parameters).collect(Collectors.joining("&"));
        return new Case(name, "POST", List.of(), Optional.of(FORM), BodyPublishers.ofString(body), "200", RESULTS, Optional.of(true));
    }

    private static Case direct(String name, String query, String... parameters) {
        return new Case(name, "POST", List.of(parameters), Optional.of(DIRECT), BodyPublishers.ofString(query), "200", RESULTS, Optional.of(true));
    }

    private static Case answered(String name, String query, String types) {
        return new Case(name, "GET", List.of("query=" + encoded(query)), Optional.empty(), BodyPublishers.noBody(), "200", types, Optional.empty());
    }

    private static Case bad(String name, String method, List<String> parameters, Optional<String> type, BodyPublisher body) {
        return new Case(name, method, parameters, type, body, "4\\d\\d", ".*", Optional.empty());
    }

    private static String graph(String kind, String iri) {
        return kind + "-graph-uri=" + encoded(iri);
    }

    private static String encoded(String text) {
        return encode(text, UTF_8);
    }

    private static String iri(String local) {
        return " <" + Names.BASE + local + "> ";
    }
}
