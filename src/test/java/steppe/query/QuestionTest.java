package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Outcome;
import steppe.model.Problem;

class QuestionTest {
    private final Question both = World.questions().find("members-of-both").orElseThrow();
    private final Question any = World.questions().find("members-of-any").orElseThrow();

    @Test
    void namesResolveToThings() {
        assertThat(bound("a", "HillClub")).contains("VALUES ?a { :HillClub }");
        assertThat(bound("a", ":HillClub")).contains("VALUES ?a { :HillClub }");
        assertThat(bound("a", "<https://w3id.org/steppe/id/HillClub>")).contains("VALUES ?a { :HillClub }");
        assertThat(bound("a", "steppe:State")).contains("VALUES ?a { steppe:State }");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://e.x/a> } UNION { ?s ?p ?o } #", "http://e.x/a}b", "http://e.x/{", "http://e.x/\"", "http://e.x/a b", "http://e.x/\\u003e",
        "http://e.x/^", "http://e.x/`", "http://e.x/|", "../up", "//host/path", "", "a\tb", "nope:a>b", "<>", "http://e.x/\u0085", "http://[bad", "\uD800",
    })
    void badIrisAreRefused(String value) {
        assertThat(both.arguments(Map.of("a", List.of(value))).problems()).singleElement().extracting(Problem::place).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-30", "30.06.2025", "2025", "2025-6-3", "2025-06-30T00:00:00", "-2025-01-01", "soon"})
    void badDatesAreRefusedWithAnExample(String value) {
        Problem problem = both.arguments(Map.of("date", List.of(value))).problems().get(0);
        assertThat(problem.message()).contains("not a date written yyyy-mm-dd");
        assertThat(problem.hint()).isEqualTo("Example: date=2025-06-30");
    }

    @Test
    void boundsAndControlCharacters() {
        assertThat(both.arguments(Map.of("a", List.of("x".repeat(1001)))).problems()).hasSize(1);
        assertThat(both.arguments(Map.of("a", List.of("SCO\u0000"))).problems()).hasSize(1);
        assertThat(both.arguments(Map.of("a", List.of("SCO", "CSTO"))).problems().get(0).message()).contains("takes one value, not 2");
        assertThat(any.arguments(Map.of("least", List.of("1.5"))).problems().get(0).message()).contains("not a whole number");
    }

    @Test
    void unknownParameterNamesTheNearest() {
        assertThat(both.arguments(Map.of("dat", List.of("2025-01-01"))).problems().get(0).hint()).isEqualTo("Did you mean 'date'?");
    }

    @Test
    void textsAreNormalized() {
        Outcome<Arguments> composed = both.arguments(Map.of("a", List.of("\u00c5")));
        assertThat(both.arguments(Map.of("a", List.of("A\u030a ")))).isEqualTo(composed);
    }

    @Test
    void manyValuesAndNone() {
        assertThat(any.text(any.arguments(Map.of("organisation", List.of("LakeLeague", "HillClub"))).orElseThrow())).contains(":LakeLeague :HillClub");
        assertThat(any.text(any.arguments(Map.of("organisation", List.of(""))).orElseThrow())).contains("UNDEF");
    }

    @Test
    void theDownloadIsTheFileOrTheBoundQueryWithItsDecorators() {
        assertThat(both.text(both.defaults())).startsWith("#+ title:").contains("# Certainly begun");
        String text = both.text(both.arguments(Map.of("date", List.of("2001-01-01"))).orElseThrow());
        assertThat(text).startsWith("#+ title:").contains("2001-01-01");
        Query read = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        assertThat(read).isEqualTo(both.bind(both.arguments(Map.of("date", List.of("2001-01-01"))).orElseThrow()));
    }

    @Test
    void stringsStayStrings() {
        Query query = QueryFactory.create("SELECT ?x { VALUES ?x { 'a' } FILTER EXISTS { VALUES ?x { 'a' } ?x ?y ?z } }");
        String evil = "\"} UNION { ?s ?p ?o } #\n\\";
        Query bound = ValuesBlocks.bind(query, Map.of("x", List.of(ParameterType.STRING.parse(evil).orElseThrow())));
        assertThat(QueryFactory.create(bound.toString())).isEqualTo(bound);
        assertThat(ValuesBlocks.read(bound).get("x")).hasSize(2).allSatisfy(rows -> assertThat(rows.get(0).getLiteralLexicalForm()).isEqualTo(evil));
    }

    @Test
    void whatIsWrittenInUrlsIsReadAgain() {
        for (String text : List.of("SCO", "steppe:memberOf", "https://example.org/x", "Nagorno-Karabakh")) {
            assertThat(ParameterType.write(ParameterType.IRI.parse(text).orElseThrow())).isEqualTo(text);
        }
    }

    private String bound(String name, String value) {
        return both.text(both.arguments(Map.of(name, List.of(value), "date", List.of("2001-02-03"))).orElseThrow()).replaceAll("\\s+", " ");
    }
}
