package steppe.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;

/** What the service says of queries before it answers them, over HTTP and on the graph of the repository. */
class ExplainTest {
    private static final Service SERVICE = Service.running();
    private static final String PREFIXES = "PREFIX : <https://w3id.org/steppe/id/>\nPREFIX steppe: <https://w3id.org/steppe/ontology#>\nPREFIX v: <https://w3id.org/steppe/vocabulary/>\n";

    @Test
    void thePlanIsSaidInOrderWithCounts() throws Exception {
        JsonObject plan = explain(PREFIXES + "SELECT DISTINCT ?state (COUNT(?x) AS ?n) { ?state steppe:memberOf :SCO , :CSTO ; ?p ?x OPTIONAL { ?state steppe:borders ?other } FILTER(?x != :CIS) } GROUP BY ?state ORDER BY DESC(?n) LIMIT 5");
        assertThat(plan.getString("asks")).isEqualTo("Asks for ?state and ?n (the number of ?x), each combination once.");
        assertThat(words(plan)).startsWith("find every ?state such that ?state is member of Shanghai Cooperation Organisation",
                "of these, keep those where ?state is member of Collective Security Treaty Organization", "for these, every ?p and ?x such that ?state has any relation (?p) to ?x")
                .contains("keep those where ?x is not Commonwealth of Independent States", "add, where there is one (rows without it stay)");
        assertThat(plan.get("then").toString()).contains("make one row for each ?state", "greatest first", "stop after 5 rows");
        assertThat(step(plan, 0).get("count").getAsNumber().value().intValue()).isBetween(8, 20);
        assertThat(step(plan, 2).get("more").getAsBoolean().value()).isTrue();
        assertThat(plan.getObj("emptiness").getString("state")).isEqualTo("matches");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steppe:membrOf  | steppe:memberOf | 4 | 15
            steppe:memberof | steppe:memberOf | 4 | 15
            :memberOf       | steppe:memberOf | 4 | 15
            """)
    void anUnknownTermHasAPlaceAndTheNearestName(String name, String meant, int line, int column) throws Exception {
        JsonObject mistake = explain(PREFIXES + "SELECT * { ?s " + name + " :SCO # steppe:nonsense\n}").get("mistakes").getAsArray().get(0).getAsObject();
        assertThat(mistake.getString("suggestion")).isEqualTo(meant);
        assertThat(List.of(mistake.get("line").getAsNumber().value().intValue(), mistake.get("column").getAsNumber().value().intValue())).containsExactly(line, column);
        assertThat(mistake.getString("mended")).isEqualTo(PREFIXES + "SELECT * { ?s " + meant + " :SCO # steppe:nonsense\n}");
    }

    /** Of whatever has a name: classes, properties of each sort, concepts, their schemes, things and disagreements. */
    @ParameterizedTest
    @CsvSource({"steppe:Stat, steppe:State", "steppe:contentStrt, steppe:contentStart", "steppe:foundIns, steppe:foundIn", "v:FullMembr, v:FullMember", "v:Topicss, v:Topics",
        ":Kazakhstn, :Kazakhstan", ":Disagreement-UraniumControll, :Disagreement-UraniumControl"})
    void theNearestNameIsOfAnySort(String name, String meant) throws Exception {
        JsonObject mistake = explain(PREFIXES + "ASK { ?s ?p " + name + " }").get("mistakes").getAsArray().get(0).getAsObject();
        assertThat(mistake.getString("suggestion")).isEqualTo(meant);
    }

    /** Wherever in a triple: as a subject only, a property only, an object only. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://w3id.org/steppe/timeline/reference/ | x:Belarus-memberOf-SCO-2024-07-04 ?p ?o   | 0
            https://w3id.org/steppe/timeline/reference/ | x:Belarus-memberOf-SCO-2024-07-05 ?p ?o   | 1
            http://rdfs.org/ns/void#                    | ?s x:triples ?o                           | 0
            https://cepa.org/commentary/                | ?s ?p x:sino-russian-relations-in-central-asia | 0
            """)
    void aNameOfOthersIsKnownIfItStandsAnywhere(String namespace, String triple, int mistakes) throws Exception {
        assertThat(explain("PREFIX x: <" + namespace + "> ASK { " + triple + " }").get("mistakes").getAsArray()).hasSize(mistakes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * { ?s stepe:memberOf ?o ; stepe:borders ?n }                          | stepe: | steppe:
            SELECT * { ?s steppe:memberOf ?o }                                            | steppe: | PREFIX steppe: <https://w3id.org/steppe/ontology#>
            PREFIX steppe: <https://w3id.org/steppe/ontology/> ASK { ?s steppe:memberOf ?o } | steppe: | <https://w3id.org/steppe/ontology#>
            PREFIX dbo: <http://dbpedia.org/ontology/> ASK { ?s dbo:country ?o }           | dbo: |
            """)
    void aPrefixThatNobodyDeclaredOrThatIsNotOursIsNamed(String query, String name, String meant) throws Exception {
        JsonArray mistakes = explain(query).get("mistakes").getAsArray();
        assertThat(mistakes).hasSize(1);
        JsonObject mistake = mistakes.get(0).getAsObject();
        assertThat(mistake.getString("name")).isEqualTo(name);
        assertThat(mistake.getString("suggestion")).isEqualTo(meant == null ? "" : meant);
        if (meant != null) assertThat(explain(mistake.getString("mended")).get("mistakes").getAsArray()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?s steppe:memberOf :Kazakhstan . ?s a steppe:State                    | nothing | 1 | the graph has no triple at all that matches ?s steppe:memberOf :Kazakhstan.
            ?s steppe:memberOf :SCO ; a steppe:Person                             | nothing | 2 | but none together with step 1
            ?s steppe:memberOf :SCO FILTER(?s = :France)                          | nothing | 2 | it takes them all away
            ?s steppe:memberOf :SCO FILTER NOT EXISTS { ?s a steppe:State }       | nothing | 2 | it takes them all away
            ?s steppe:memberOf :SCO FILTER regex(str(?s), 'zzz')                  | nothing | 2 | it takes them all away
            ?s steppe:memberOf :SCO BIND(strlen(str(?s)) AS ?l) FILTER(?l > 999)  | nothing | 3 | it takes them all away
            ?s a steppe:State OPTIONAL { ?s steppe:nonsense ?x } OPTIONAL { ?s steppe:memberOf ?x } FILTER(?x = :France) | nothing | 4 | it takes them all away
            VALUES ?s { :France } ?s steppe:memberOf :SCO                         | nothing | 2 | but none together with step 1
            ?s steppe:memberOf :SCO MINUS { ?s a steppe:State }                   | nothing | 2 | it takes them all away
            ?s steppe:memberOf/steppe:capital ?o                                  | nothing | 1 | the graph has no triple at all that matches
            ?s a steppe:State { SELECT ?s { ?s steppe:memberOf :Kazakhstan } }    | nothing | 2.1 | the graph has no triple at all
            ?s a steppe:State { SELECT ?s (COUNT(*) AS ?n) { ?s a steppe:Document } GROUP BY ?s } | nothing | 2 | takes them all away
            ?s a steppe:State FILTER EXISTS { ?s steppe:memberOf :SCO ; a steppe:Person } | nothing | 2.2 | but none together with steps 1 and 2.1
            GRAPH <https://w3id.org/steppe/graph/entities> { ?s a steppe:State ; steppe:memberOf :SCO } | nothing | 1.1 | no triple there matches
            { ?s a steppe:Person ; steppe:memberOf :SCO } UNION { ?s a steppe:Nonsense } | nothing | 1.2.1 | The other ways end before, at 1.1.2.
            ?s steppe:memberOf :SCO OPTIONAL { ?s steppe:nonsense ?o }            | matches | '' | All steps together have matches.
            """)
    void anEmptyAnswerIsTracedToItsFirstEmptyStep(String pattern, String state, String step, String words) throws Exception {
        JsonObject emptiness = explain(PREFIXES + "SELECT * { " + pattern + " }").getObj("emptiness");
        assertThat(emptiness.getString("state")).isEqualTo(state);
        assertThat(emptiness.getString("step")).isEqualTo(step);
        assertThat(emptiness.getString("words")).contains(words);
    }

    /** Asked in the chosen graphs only, and against the rows that come after the pattern. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM <https://w3id.org/steppe/graph/entities> { ?s steppe:memberOf :SCO } | 1  | Step 1 is the first that leaves nothing
            SELECT * { ?s steppe:memberOf :SCO } VALUES ?s { :France }                         | '' | none of them fits a row of VALUES at the end
            """)
    void whatStandsAroundThePatternCounts(String query, String step, String words) throws Exception {
        JsonObject emptiness = explain(PREFIXES + query).getObj("emptiness");
        assertThat(emptiness.getString("state")).isEqualTo("nothing");
        assertThat(emptiness.getString("step")).isEqualTo(step);
        assertThat(emptiness.getString("words")).contains(words);
    }

    /** What comes after the pattern and is not tried may be the reason all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT ?s { ?s steppe:memberOf :SCO } GROUP BY ?s HAVING(COUNT(*) > 9) | HAVING
            SELECT ?s { ?s steppe:memberOf :SCO } OFFSET 900                       | OFFSET
            SELECT ?s { ?s steppe:memberOf :SCO } LIMIT 0                          | LIMIT 0
            """)
    void whatMayTakeTheRowsAwayIsSaid(String query, String reason) throws Exception {
        assertThat(explain(PREFIXES + query).getObj("emptiness").getString("words")).contains("if the answer is empty, it is because of " + reason + ".");
    }

    @Test
    void everySavedQuestionHasAPlanWithoutMistakes() throws Exception {
        for (var question : SERVICE.questions().all()) {
            JsonObject plan = explain(question.query().toString());
            assertThat(plan.get("mistakes").getAsArray().stream().map(it -> it.getAsObject().getString("words")).toList()).as(question.name()).isEmpty();
            assertThat(words(plan)).as(question.name()).isNotEmpty();
        }
    }

    @Test
    void countingThatWasGivenUpIsSaidOnThePage() throws Exception {
        assertThat(get("SELECT * { ?s ?p ?o }", "text/html").body()).contains("(more than 1000)");
        assertThat(get(PREFIXES + "SELECT * { ?s steppe:memberOf :SCO }", "text/html").body()).contains("(10)");
    }

    @Test
    void aPageNeedsNoScriptAndHoldsTheQueryAsText() throws Exception {
        HttpResponse<String> page = get(PREFIXES + "SELECT * { ?s steppe:membrOf \"<b>\" }", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<ol class=\"plan\">", "&lt;b&gt;", "Use <code>steppe:memberOf</code>", "Nothing is left after this.").doesNotContain("<b>", "<script");
        assertThat(SERVICE.get("/sparql?edit=ASK%7B%7D", "text/html").body()).contains("ASK{}", "formaction=\"/sparql/explain\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } } | 403
            DESCRIBE <https://w3id.org/steppe/id/SCO>             | 400
            SELECT * { ?s ?p                                      | 400
            SELECT * { FILTER(<java:java.lang.Runtime>(1)) }      | 400
            '   '                                                 | 400
            """)
    void whatTheEndpointRefusesIsNotExplained(String query, int status) throws Exception {
        assertThat(get(query, "application/json").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5000})
    void deepAndLongQueriesAreRefusedAtOnce(int depth) throws Exception {
        int status = get("SELECT * " + "{".repeat(depth) + "?s ?p ?o" + "}".repeat(depth), "application/json").statusCode();
        assertThat(status).isEqualTo(depth == 100 ? 200 : 400);
    }

    @Test
    void aHeavyQueryIsExplainedInBoundedTime() throws Exception {
        long started = System.nanoTime();
        JsonObject plan = explain("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?c ?f ?i FILTER(?a != ?a) FILTER(?c = ?f) FILTER regex(str(?c), '(a*)*b') { SELECT ?g (COUNT(*) AS ?n) { ?g ?p ?q . ?r ?s ?t } GROUP BY ?g } }");
        assertThat((System.nanoTime() - started) / 1e9).isLessThan(10);
        assertThat(words(plan)).isNotEmpty();
    }

    private static JsonObject explain(String query) throws Exception {
        HttpResponse<String> answer = get(query, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.parse(answer.body());
    }

    private static HttpResponse<String> get(String query, String accept) throws Exception {
        return SERVICE.get("/sparql/explain?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), accept);
    }

    private static JsonObject step(JsonObject plan, int index) {
        return plan.get("steps").getAsArray().get(index).getAsObject();
    }

    private static List<String> words(JsonObject plan) {
        List<String> words = new ArrayList<>();
        plan.get("steps").getAsArray().forEach(step -> words.add(step.getAsObject().getString("words")));
        return words;
    }
}
