package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries that want more than an answer. After each the endpoint answers at once, and the data are what they were. */
class HostileQueriesTest {
    private static final String COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
    private static final String XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    private static final String ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
    private static Guarded server;
    private static String count;

    @BeforeAll
    static void serve() throws Exception {
        server = Guarded.with(Guarded.QUICK);
        count = server.ask(COUNT).body();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void answersAtOnceAndHoldsWhatItHeld() throws Exception {
        long before = System.nanoTime();
        assertThat(server.ask("ASK {}").body()).contains("true");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(server.ask(COUNT).body()).isEqualTo(count);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"beyondTheStandard", "reachingOut", "functions", "complexity", "endless"})
    void isRefused(String name, int status, String query) throws Exception {
        HttpResponse<String> answer = server.post("application/sparql-query", query);
        assertThat(answer.statusCode()).as(answer.body().substring(0, Math.min(300, answer.body().length()))).isEqualTo(status);
        if (status != 200) assertSaysNothingOfTheInside(answer);
    }

    /** On a busy machine the time is over first. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("growth")
    void isBounded(String name, String query) throws Exception {
        HttpResponse<String> answer = server.post("application/sparql-query", query);
        assertThat(answer.statusCode()).isIn(413, 503);
        assertSaysNothingOfTheInside(answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void isAnsweredWithNothing(String name, String query) throws Exception {
        HttpResponse<String> answer;
        try (Guarded patient = Guarded.with(Limits.standard())) {
            answer = patient.ask(query, "Accept", "text/csv");
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().skip(1).filter(line -> !line.isBlank())).isEmpty();
    }

    static void assertSaysNothingOfTheInside(HttpResponse<String> answer) {
        assertThat(answer.body()).hasSizeLessThan(600).doesNotContain("org.apache", "java.", "Exception", "heap space", "StackOverflow", "/tmp", "steppe.serve", "\tat ");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    static Stream<Arguments> beyondTheStandard() {
        return Stream.of(
                arguments("INSERT", 400, "INSERT DATA { <x:a> <x:b> 1 }"),
                arguments("DELETE", 400, "DELETE WHERE { ?s ?p ?o }"),
                arguments("LOAD", 400, "LOAD <file:///etc/passwd>"),
                arguments("CLEAR", 400, "CLEAR ALL"),
                arguments("LATERAL", 400, "SELECT * { ?s ?p ?o LATERAL { SELECT * { ?s ?q ?r } LIMIT 1 } }"),
                arguments("CALL", 400, "SELECT (CALL(<http://www.w3.org/2005/xpath-functions#concat>, 'a', 'b') AS ?x) {}"),
                arguments("LET", 400, "SELECT * { LET (?x := 1) }"),
                arguments("UNFOLD", 400, "SELECT * { UNFOLD('a' AS ?x) }"),
                arguments("JSON", 400, "JSON { 'a' : ?s } WHERE { ?s ?p ?o }"),
                arguments("CONSTRUCT quads", 400, "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"),
                arguments("counted path", 400, "SELECT * { ?s <x:p>{1,999} ?o }"),
                arguments("quoted triple", 400, "SELECT * { << ?s ?p ?o >> ?q ?r }"),
                arguments("broken REGEX", 400, "ASK { FILTER(REGEX('a', '(')) }"),
                arguments("broken REPLACE", 400, "SELECT (REPLACE('a', '[', 'b') AS ?x) {}"),
                arguments("unknown flag of REGEX", 400, "ASK { FILTER(REGEX('a', 'a', 'z')) }"),
                arguments("IRI with a space", 400, "ASK { <x:a b> ?p ?o }"),
                arguments("escape that is none", 400, "ASK { ?s ?p '\\q' }"),
                arguments("empty", 400, " "),
                arguments("NUL", 400, "ASK {\0}"));
    }

    static Stream<Arguments> reachingOut() {
        return Stream.of(
                arguments("SERVICE", 403, "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }"),
                arguments("SERVICE SILENT", 403, "SELECT * { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }"),
                arguments("SERVICE by variable", 403, "SELECT * { BIND(<http://localhost:1/> AS ?x) SERVICE ?x { ?s ?p ?o } }"),
                arguments("SERVICE within EXISTS", 403, "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }"),
                arguments("SERVICE within NOT EXISTS within BIND", 403, "SELECT * { BIND(NOT EXISTS { SERVICE <http://localhost:1/> {} } AS ?x) }"),
                arguments("SERVICE within ORDER BY", 403, "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://localhost:1/> { ?s ?p ?o } })"),
                arguments("SERVICE within HAVING", 403, "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (1 = 1) (EXISTS { SERVICE <http://localhost:1/> {} })"),
                arguments("SERVICE within a sub-query", 403, "SELECT * { { SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } } } }"),
                arguments("SERVICE within MINUS", 403, "ASK { ?s ?p ?o MINUS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }"),
                arguments("SERVICE for ARQ's cache", 403, "ASK { SERVICE <cache:> { ?s ?p ?o } }"));
    }

    static Stream<Arguments> functions() {
        return Stream.of("java:java.lang.Runtime", "java:org.apache.jena.sparql.function.library.wait", "http://jena.apache.org/ARQ/js#eval",
                        "http://jena.apache.org/ARQ/function#wait", "http://jena.apache.org/ARQ/function#systemProperty",
                        "http://jena.apache.org/ARQ/function#now", "http://jena.hpl.hp.com/ARQ/function#localname",
                        "http://www.w3.org/2005/xpath-functions/math#pow", "http://www.w3.org/2005/xpath-functions/math#exp10",
                        "http://www.w3.org/2005/xpath-functions#apply", "http://www.w3.org/2005/xpath-functions#error",
                        "http://www.w3.org/2005/xpath-functions#matches", "http://www.w3.org/2005/xpath-functions#replace",
                        "http://www.w3.org/2005/xpath-functions#format-number", "http://www.w3.org/2005/xpath-functions#collation-key",
                        "http://www.dotnetrdf.org/leviathan#factorial", "http://www.opengis.net/def/function/geosparql/buffer", "x:none")
                .map(iri -> arguments("<" + iri + ">", 400, "SELECT (<" + iri + ">('a', 9) AS ?x) {}"));
    }

    static Stream<Arguments> complexity() {
        return Stream.of(
                arguments("too long", 413, "ASK {} #" + "x".repeat(70_000)),
                arguments("deep groups", 400, "ASK " + "{".repeat(5000) + "}".repeat(5000)),
                arguments("deep brackets behind closing ones in comments", 400, "ASK { FILTER" + "(#)\n".repeat(3000) + "1" + ")".repeat(3000) + "}"),
                arguments("deep lists", 400, "ASK { ?s ?p " + "(".repeat(3000) + ")".repeat(3000) + " }"),
                arguments("many negations", 400, "ASK { FILTER(" + "!".repeat(60_000) + "true) }"),
                arguments("many sums", 400, "ASK { FILTER(1" + "+1".repeat(30_000) + " = 2) }"),
                arguments("many alternatives", 400, "ASK { FILTER(" + "?x=1||".repeat(10_000) + "false) }"),
                arguments("many triples", 400, "ASK { " + "?a ?b ?c .".repeat(6000) + "}"),
                arguments("many unions", 400, "ASK { {} " + "UNION {}".repeat(5000) + "}"),
                arguments("many optionals", 400, "ASK { " + "OPTIONAL {?a ?b ?c}".repeat(3000) + "}"),
                arguments("many binds", 400, "ASK { " + IntStream.range(0, 3000).mapToObj(i -> "BIND(1 AS ?v" + i + ")").collect(Collectors.joining()) + "}"),
                arguments("long path", 400, "ASK { ?s " + "<x:>/".repeat(10_000) + "<x:> ?o }"),
                arguments("closure of a closure", 400, "ASK { ?s ((<x:p>*)*)* ?o }"),
                arguments("closure of a sequence of closures", 400, "ASK { ?s (<x:p>/<x:q>+)+ ?o }"),
                arguments("closure of many ways", 400, "ASK { ?s (" + "(<x:p>|<x:p>)/".repeat(20) + "<x:p>)* ?o }"),
                arguments("many ways", 400, "ASK { ?s " + "(<x:p>|^<x:p>)/".repeat(30) + "<x:p> ?o }"),
                arguments("deep EXISTS", 400, "ASK { " + "FILTER EXISTS { ".repeat(40) + "?s ?p ?o" + "}".repeat(40) + " }"),
                arguments("deep NOT EXISTS in BIND and OPTIONAL", 400, "ASK { " + "OPTIONAL { BIND(NOT EXISTS { ".repeat(20) + "?s ?p ?o" + IntStream.range(0, 20).mapToObj(i -> "} AS ?v" + i + ") }").collect(Collectors.joining()) + " }"),
                arguments("EXISTS as deep as may be", 200, "ASK { " + "FILTER EXISTS { ".repeat(8) + "?s ?p ?o" + "}".repeat(8) + " }"),
                arguments("many rows", 400, "ASK { VALUES ?x { " + "1 ".repeat(12_000) + "} }"));
    }

    static Stream<Arguments> growth() {
        return Stream.of(
                arguments("CONCAT", doubling("'aaaaaaaaaaaaaaaa'", "CONCAT(%s, %s)")),
                arguments("+ of strings", doubling("'aaaaaaaaaaaaaaaa'", "%s + %s")),
                arguments("REPLACE", doubling("'aaaaaaaaaaaaaaaa'", "REPLACE(%s, 'a', CONCAT('a', SUBSTR(%s, 1, 1)))")),
                arguments("* of integers", doubling("9", "%s * %s")),
                arguments("* of decimals", doubling("0.00001", "%s * %s")),
                arguments("- and * within FILTER EXISTS", "ASK { FILTER EXISTS { " + binds("9", "(%s * %s)") + " FILTER(?v39 > 1) } }"),
                arguments("GROUP_CONCAT", "SELECT (STRLEN(GROUP_CONCAT(STR(?c))) AS ?n) { ?a ?b ?c . ?d ?e ?f }"),
                arguments("GROUP_CONCAT DISTINCT", "SELECT (STRLEN(GROUP_CONCAT(DISTINCT CONCAT(STR(?c), STR(?f)))) AS ?n) { ?a ?b ?c . ?d ?e ?f }"),
                arguments("GROUP_CONCAT in HAVING", "SELECT ?g { GRAPH ?g { ?a ?b ?c . ?d ?e ?f } } GROUP BY ?g HAVING (STRLEN(GROUP_CONCAT(STR(?c))) > 1)"),
                arguments("date + long duration", XSD + "SELECT ('2000-01-01T00:00:00'^^xsd:dateTime + 'P2000000000D'^^xsd:dayTimeDuration AS ?x) {}"),
                arguments("date - long duration", XSD + "SELECT ('2000-01-01'^^xsd:date - 'P2000000000M'^^xsd:yearMonthDuration AS ?x) {}"),
                arguments("long CONSTRUCT", "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }"),
                arguments("long DESCRIBE", "DESCRIBE ?s ?o { ?s ?p ?o }"),
                arguments("long ORDER BY", "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"));
    }

    static Stream<Arguments> endless() {
        String text = "a".repeat(60);
        return Stream.of(
                arguments("product counted", 503, "SELECT (COUNT(*) AS ?n) { " + ALL + " }"),
                arguments("product counted in a sub-query", 503, "SELECT * { { SELECT (COUNT(*) AS ?n) { " + ALL + " } } }"),
                arguments("product within EXISTS", 503, "ASK { FILTER EXISTS { " + ALL + " FILTER(?a = ?l && ?l = ?f && ?f = ?b && ?e = ?a) } }"),
                arguments("product filtered", 503, "SELECT * { " + ALL + " FILTER(CONCAT(STR(?a), STR(?l)) = 'none') }"),
                arguments("product grouped", 503, "SELECT ?i (COUNT(*) AS ?n) { " + ALL + " } GROUP BY ?i"),
                arguments("product of VALUES", 503, "SELECT (COUNT(*) AS ?n) { " + values(4) + " }"),
                arguments("product with MINUS", 503, "SELECT (COUNT(*) AS ?n) { " + ALL + " MINUS { ?a ?b ?c } }"),
                arguments("closure in both directions", 503, "SELECT (COUNT(*) AS ?n) { ?x (!<x:a>|^!<x:a>)* ?y . ?y (!<x:a>|^!<x:a>)* ?z }"),
                arguments("closure of a long sequence", 503, "SELECT * { <https://w3id.org/steppe/id/SCO> (!<x:x>/^!<x:x>/!<x:x>/^!<x:x>/!<x:x>/^!<x:x>/!<x:x>/^!<x:x>)* ?c }"),
                arguments("REGEX", 503, "SELECT (REGEX('" + text + "!', '(.*a){25}b') AS ?x) {}"),
                arguments("REGEX with a back reference", 503, "ASK { FILTER(REGEX('" + text + "!', '^(a*)*\\\\1b$')) }"),
                arguments("REGEX by variable", 503, "ASK { BIND('(.*a){25}b' AS ?r) BIND('" + text + "!' AS ?t) FILTER(REGEX(?t, ?r, 'i')) }"),
                arguments("REGEX in ORDER BY", 503, "SELECT * { VALUES ?t { '" + text + "!' 'b' } } ORDER BY REGEX(?t, '(.*a){25}b')"),
                arguments("many rows sorted by much", 503, "SELECT * { VALUES ?a { " + "'x' ".repeat(9000) + "} } ORDER BY " + ("SHA512(".repeat(180) + "?a" + ")".repeat(180) + " ").repeat(15)),
                arguments("REGEX in the second HAVING", 503, "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (1 = 1) (REGEX(CONCAT(MAX(STR(?p)), '" + text + "!'), '(.*a){25}b'))"),
                arguments("REGEX in GROUP BY", 503, "SELECT (COUNT(*) AS ?n) { VALUES ?t { '" + text + "!' } } GROUP BY (REGEX(?t, '(.*a){25}b') AS ?r)"),
                arguments("REGEX within an aggregate", 503, "SELECT (SUM(IF(REGEX(?t, '(.*a){25}b'), 1, 0)) AS ?n) { VALUES ?t { '" + text + "!' } }"),
                arguments("REGEX in the condition of OPTIONAL", 503, "ASK { VALUES ?t { '" + text + "!' } OPTIONAL { ?s ?p ?o FILTER(REGEX(?t, '(.*a){25}b')) } }"),
                arguments("REPLACE", 503, "SELECT (REPLACE('" + text + "!', '(.*a){25}b', '') AS ?x) {}"),
                arguments("REGEX too deep", 400, "SELECT (REGEX('" + "a".repeat(20_000) + "!', '^(a|b)*$') AS ?x) {}"));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                arguments("FROM a file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"),
                arguments("FROM the network", "SELECT * FROM <http://localhost:1/x.ttl> { ?s ?p ?o }"),
                arguments("FROM NAMED a file", "SELECT * FROM NAMED <file:///etc/hosts> { GRAPH ?g { ?s ?p ?o } }"),
                arguments("GRAPH of a file", "SELECT * { GRAPH <file:///etc/hosts> { ?s ?p ?o } }"),
                arguments("java: property", "SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.version> ?o }"),
                arguments("apf:strSplit", "SELECT * { ?s <http://jena.apache.org/ARQ/property#strSplit> ('a b' ' ') }"),
                arguments("apf:versionARQ", "SELECT * { ?s <http://jena.apache.org/ARQ/property#versionARQ> ?o }"),
                arguments("apf:blankNode", "SELECT * { ?s <http://jena.apache.org/ARQ/property#bnode> ?o }"),
                arguments("list:index", "SELECT * { ?s <http://jena.apache.org/ARQ/list#index> (?i ?m) }"),
                arguments("text:query as a regular expression of Lucene", "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query '/[^x]{1000}{1000}/' }"),
                arguments("text:query by a wild card", "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query '*' }"),
                arguments("text:query that is broken", "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query 'a AND (((' }"),
                arguments("text:query with a language that is an expression of Lucene", "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query ('a' 'lang:en OR label:/[^x]{1000}{1000}/') }"),
                arguments("text:query with a language of Lucene's signs", "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query ('a' 'lang:(((') }"));
    }

    private static String doubling(String start, String step) {
        return "SELECT (STRLEN(STR(?v39)) AS ?n) { " + binds(start, step) + " }";
    }

    private static String binds(String start, String step) {
        List<String> binds = new ArrayList<>(List.of("BIND(" + start + " AS ?v0)"));
        for (int i = 1; i < 40; i++) binds.add("BIND(" + step.replace("%s", "?v" + (i - 1)) + " AS ?v" + i + ")");
        return String.join(" ", binds);
    }

    private static String values(int blocks) {
        String rows = IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return IntStream.range(0, blocks).mapToObj(i -> "VALUES ?v" + i + " { " + rows + " }").collect(Collectors.joining(" "));
    }
}
