package steppe.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put in the place of Jena's functions gives what Jena's give, errors included: these leave the variable unbound. */
class BoundedFunctionsTest {
    private static final DatasetGraph EMPTY = DatasetGraphFactory.empty();

    @ParameterizedTest
    @ValueSource(strings = {
        "REGEX('Kazakhstan', 'kaz', 'i')", "REGEX('Kazakhstan', 'kaz')", "REGEX('a.b', 'a.b', 'q')", "REGEX('axb', 'a.b', 'q')", "REGEX('a\\nb', 'a.b', 's')",
        "REGEX('a\\nb', '^b$', 'm')", "REGEX('ab', 'a b', 'x')", "REGEX('Казахстан', 'КАЗ', 'i')", "REGEX('chat'@fr, 'h')",
        "REGEX(5, '5')", "REGEX(?unbound, 'a')", "REGEX('aaa', '^(a+)+$')", "REGEX('abab', '^(ab)\\\\1$')", "REGEX(<x:a>, 'a')",
        "REPLACE('abcd', 'b', 'Z')", "REPLACE('abab', 'B', 'Z', 'i')", "REPLACE('abcd', '(b)(c)', '$2$1')", "REPLACE('abc', 'x*', '-')", "REPLACE('', '.*', 'x')",
        "REPLACE('notEmpty', '.*', 'x')", "REPLACE('chat'@fr, 'c', 'ch')", "REPLACE('a.b', '.', '-', 'q')", "REPLACE('abc', 'z', 'y')",
        "REPLACE(5, '5', '6')", "REPLACE('abc', 'b', '\\\\$')", "REPLACE('a'^^xsd:string, 'a', 'b')", "REPLACE(STR(5), '5', '6')",
        "CONCAT('a', 'b')", "CONCAT('a'@en, 'b'@en)", "CONCAT('a'@en, 'b'@fr)", "CONCAT('a', 'b'@en)", "CONCAT()", "CONCAT('a', 5)", "CONCAT(?unbound, 'a')",
        "1 + 1", "1 + 1.5", "1.5e0 * 2", "'a' + 'b'", "7 * 6", "1 / 3", "1 / 0", "7 - 8", "1.10 * 2.20", "'a' * 2", "?unbound + 1", "-9223372036854775808 * 9223372036854775807",
        "'2024-02-28'^^xsd:date + 'P2D'^^xsd:dayTimeDuration", "'2024-03-31T00:00:00Z'^^xsd:dateTime - 'P1M'^^xsd:yearMonthDuration",
        "'2024-03-02'^^xsd:date - '2024-02-28'^^xsd:date", "'PT0.123456789S'^^xsd:dayTimeDuration + 'P1D'^^xsd:dayTimeDuration", "'P1D'^^xsd:dayTimeDuration * 3",
        "IF(REGEX('a', 'b'), CONCAT('x', 'y'), REPLACE('a', 'a', 'c'))", "COALESCE(CONCAT('a', 5), 'rest')", "COALESCE(YEAR('a'), YEAR('2024-07-04'^^xsd:date))", "TZ('2024-07-04T12:00:00+05:00'^^xsd:dateTime)", "TZ('2024-07-04'^^xsd:date)", "xsd:integer('12') + xsd:decimal('0.5')"})
    void giveWhatJenasGive(String expression) {
        String query = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (" + expression + " AS ?x) {}";
        assertThat(rows(query, true)).isEqualTo(rows(query, false));
    }

    /** Every character of the basic plane against every letter, and words at each place: literals are not looked for by Java's regular expressions. */
    @Test
    void wordsAreFoundAsByRegularExpressions() {
        for (String word : "a i k s z 0 - ss ki rail".split(" ")) {
            Pattern pattern = Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            for (char letter = 0; letter < Character.MAX_VALUE; letter++) {
                for (String text : List.of("" + letter, "rai" + letter, letter + "i", "s" + letter + "s", "x" + letter)) {
                    if (Caseless.contains(text, word) != pattern.matcher(text).find()) fail("%s in %s (U+%04X)", word, text, (int) letter);
                }
            }
        }
        assertThat(List.of("Rail", "a RAILWAY", "by rail", "ra-il", "rai", "")).map(text -> Caseless.contains(text, "rAiL")).containsExactly(true, true, true, false, false, false);
    }

    /** Where Jena's own fail as a whole, because they compile what the optimizer made constant, or read the text of what has none. */
    @ParameterizedTest
    @ValueSource(strings = {"REGEX('a', CONCAT('(', ''))", "REGEX('a', 'a', LCASE('Z'))", "REPLACE('abc', CONCAT('(', ''), 'y')", "REPLACE('abc', 'b', '$7')",
        "YEAR(<x:a>)", "MONTH(<x:a>)", "DAY(<x:a>)", "HOURS(<x:a>)", "MINUTES(<x:a>)", "SECONDS(<x:a>)", "TIMEZONE(<x:a>)", "TZ(<x:a>)", "HOURS(BNODE())",
        "'P1D'^^<http://www.w3.org/2001/XMLSchema#duration> / 3", "'P1D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> / 0.0",
        "STRDT('23:59:59.99999999991', <http://www.w3.org/2001/XMLSchema#time>)", "<http://www.w3.org/2001/XMLSchema#time>('23:59:59.99999999991')",
        "<http://www.w3.org/2001/XMLSchema#dateTime>('2024-01-01T23:59:59.99999999991Z')",
        "<http://www.w3.org/2001/XMLSchema#duration>('P99999999999999Y')",
        "<http://www.w3.org/2001/XMLSchema#decimal>('1e9')", "<http://www.w3.org/2001/XMLSchema#integer>('x')"})
    void anErrorIsAnUnboundVariable(String expression) {
        assertThat(rows("SELECT (" + expression + " AS ?x) {}", true)).doesNotContain("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GROUP_CONCAT(?x)", "GROUP_CONCAT(DISTINCT ?x)", "GROUP_CONCAT(?x ; separator='')", "GROUP_CONCAT(DISTINCT ?x ; separator=', ')", "GROUP_CONCAT(CONCAT(?x, 'z'))",
        "GROUP_CONCAT(1 / ?y)", "SUM(?y * 2)", "COUNT(REGEX(?x, 'a'))"})
    void aggregateWhatJenasAggregate(String aggregate) {
        String query = "SELECT (" + aggregate + " AS ?n) { VALUES (?x ?y) { ('b' 1) ('a' 2) ('b' 3) ('c' 4) } }";
        assertThat(rows(query, true)).isEqualTo(rows(query, false));
        String empty = "SELECT (" + aggregate + " AS ?n) { VALUES (?x ?y) { } }";
        assertThat(rows(empty, true)).isEqualTo(rows(empty, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ?x { VALUES ?x { 'a' 'b' 'ab' } FILTER(REGEX(?x, ?p)) VALUES ?p { 'a' } }",
        "SELECT ?x { VALUES ?x { 'a' 'b' 'ab' } FILTER(!REGEX(?x, 'a')) }",
        "SELECT ?x { VALUES ?x { 'A' 'b'@en 'Ab'@en 5 <x:a> UNDEF true 'a'^^<x:t> } FILTER(REGEX(?x, 'a', 'i')) }",
        "SELECT ?x ?f { VALUES ?x { 'A' 'b' 'Ab' } VALUES ?f { 'i' '' 'x' UNDEF } BIND(REGEX(?x, 'a', ?f) AS ?y) FILTER(BOUND(?y) && ?y) }",
        "SELECT ?x { VALUES ?x { 'a' 'b' 'ab' } FILTER NOT EXISTS { VALUES ?y { 'b' } FILTER(REGEX(?x, ?y)) } }",
        "SELECT ?x (REPLACE(?x, 'a', 'b') AS ?y) { VALUES ?x { 'a' 'b' 'ab' 5 } } ORDER BY CONCAT(?x, 'z') DESC(?y)",
        "SELECT DISTINCT ?y { VALUES ?x { 'a' 'b' 'ab' 'a' } BIND(REPLACE(?x, 'b', 'a') AS ?y) } ORDER BY ?y",
        "SELECT ?k (COUNT(*) AS ?n) { VALUES ?x { 'a' 'b' 'ab' } } GROUP BY (SUBSTR(CONCAT(?x, '-'), 1, 1) AS ?k) HAVING (COUNT(*) > 0) (REGEX(?k, 'a')) ORDER BY ?k",
        "SELECT * { VALUES ?x { 'a' 'b' } OPTIONAL { VALUES ?y { 'a' } FILTER(REGEX(?x, ?y)) } }",
        "SELECT * { { SELECT (CONCAT(?x, 'c') AS ?y) { VALUES ?x { 'a' } } } }"})
    void standWhereverAnExpressionStands(String query) {
        assertThat(rows(query, true)).isEqualTo(rows(query, false));
    }

    private static String rows(String text, boolean bounded) {
        Query query = QueryFactory.create(text);
        Context context = bounded ? Sandbox.context() : new Context();
        try (QueryExec exec = QueryExec.dataset(EMPTY).query(query).context(Context.mergeCopy(ARQ.getContext(), context)).build()) {
            return exec.select().materialize().stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
    }
}
