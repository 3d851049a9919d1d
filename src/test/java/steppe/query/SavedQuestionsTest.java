package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Problem;

/** What is accepted as a saved question, and what each mistake is told. */
class SavedQuestionsTest {
    private static final String GOOD = """
            #+ title: States of an organisation
            #+ sentence: "Which states are in {a}?"
            #+ theme: Drawn
            #+ parameters:
            #+   a: {label: organisation, type: iri}
            PREFIX : <https://w3id.org/steppe/id/>
            PREFIX steppe: <https://w3id.org/steppe/ontology#>
            SELECT ?state ?claim WHERE {
              VALUES ?a { :SCO }
              ?claim steppe:subject ?state ; steppe:object ?a .
            }
            """;

    @TempDir
    Path directory;

    @Test
    void readsWhatIsDeclared() {
        Question question = World.questions().find("members-of-both").orElseThrow();
        assertThat(question.parameters()).extracting(Parameter::name).containsExactly("a", "b", "date");
        assertThat(question.sentence()).extracting(Question.Part::text).containsExactly("Which states belonged to both ", "", " and ", "", " on ", "", "?");
        assertThat(question.heading(question.query().getProjectVars().get(0))).isEqualTo("State");
        assertThat(World.questions().byTheme().keySet()).containsExactly("Drawn", "Memberships");
    }

    @Test
    void acceptsTheGoodOne() throws IOException {
        assertThat(problems(GOOD)).isEmpty();
    }

    @Test
    void oneThatWouldHoldUpTheStartIsNamed() throws IOException {
        assertThat(problems(GOOD + "#".repeat(1 << 20))).singleElement().asString().contains("question.rq: is longer than 1048576 bytes");
    }

    /** As some editors save it. */
    @Test
    void aMarkBeforeTheFirstCharacterIsNoMistake() throws IOException {
        assertThat(problems("\uFEFF" + GOOD.replace("\n", "\r\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 10_000, 100_000})
    void bracketsThatAreTooDeepAreNamed(int depth) throws IOException {
        String deep = "FILTER" + "(".repeat(depth) + "1" + ")".repeat(depth);
        List<Problem> problems = problems(GOOD.replace("object ?a .", "object ?a . " + deep));
        if (!problems.isEmpty() || depth == 100_000) assertThat(problems).singleElement().extracting(Problem::message).isEqualTo("has brackets thousands deep within brackets.");
    }

    @Test
    void theRepositorysOwnQuestionsAreGood() {
        assertThat(SavedQuestions.read(Path.of("queries")).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "title:            | titel:               | 1:4   | unknown key 'titel'            | Did you mean 'title'?",
        "in {a}            | in {b}               | 2:4   | names {b}                      | Did you mean 'a'?",
        "theme: Drawn      | theme:               | 1:4   | 'theme' is missing             | Add a line",
        "type: iri         | type: uri            | 5:37  | unknown type 'uri'             | Did you mean 'iri'?",
        "type: iri         | typ: iri             | 5:31  | unknown key 'typ'              | Did you mean 'type'?",
        "label: org        | label: [             | 5:38  | not YAML                       | quotes",
        "VALUES ?a         | VALUES ?o            | 5:6   | has no block 'VALUES ?a        |",
        "{ :SCO }          | { 'SCO' }            | 9:3   | is not of type iri             |",
        "{ :SCO }          | { UNDEF }            | 9:3   | has no default                 | optional: true",
        "{ :SCO }          | { :SCO :CSTO }       | 9:3   | has 2 defaults                 | multiple: true",
        "steppe:object ?a  | steppe:object ?b     | 9:10  | changes nothing                | Use it",
        "?claim steppe     | VALUES ?x { :Q } ?claim steppe | 10:10 | not declared         | constants: [x]",
        "?claim steppe     | BIND(:SCO AS ?b) ?claim foo | 10:27 | Unresolved prefixed name |",
        "SELECT ?state     | SELECT ?state,       | 8:14  | unexpected ','  |",
        "SELECT ?state ?claim | SELECT *          | 8:8   | leaves the columns to chance   | Name the columns",
        "SELECT ?state ?claim | SELECT ?state ?claim FROM <http://e.x/> | 8:22 | FROM fixes the sources | default-graph-uri",
        "?claim steppe     | SERVICE <http://e.x/> { ?s ?p ?o } ?claim steppe | 10:3 | another endpoint | Leave it out",
        "?claim steppe     | { SELECT ?x { ?x ?y ?z } LIMIT 7 } ?claim steppe | 10:28 | LIMIT 7 is not in the summary | At most 7 claims",
        "?claim steppe     | FILTER(NOW() > 1) ?claim steppe | 10:10 | NOW depends            | parameter",
        "?claim steppe     | FILTER EXISTS { ?s ?p ?o FILTER(RAND() > 1) } ?claim steppe | 10:35 | RAND depends | parameter",
        "?claim steppe     | FILTER(<java:x.Y>(1)) ?claim steppe | 10:10 | extension of Jena   | SPARQL 1.1",
        "?claim steppe     | <x> ?p ?o . ?claim steppe | 10:3 | relative                      | in full",
        "?claim steppe     | { SELECT ?state { ?state ?q ?a } } ?claim steppe | 9:10 | without selecting it | Select it",
        "SELECT ?state ?claim | SELECT (SAMPLE(?a) AS ?x) | 8:9 | SAMPLE depends  | select the rows",
        "parameters:       | views: [table, netwrk]\\n#+ parameters: | 4:19 | unknown view 'netwrk' | Did you mean 'network'?",
        "parameters:       | views: [{map: {}}]    \\n#+ parameters: | 4:12 | does not say which column is its 'state' | {map: {state: COLUMN}}",
        "parameters:       | views: [{map: {stat: state}}] \\n#+ parameters: | 4:19 | unknown key 'stat' in view map | Did you mean 'state'?",
        "parameters:       | views: [{map: {state: stat}}] \\n#+ parameters: | 4:12 | takes its 'state' from 'stat' | Did you mean 'state'?",
        "parameters:       | views: [{map: {state: state, group: a}}, {network: {from: state, to: a, group: state}}] \\n#+ parameters: | 4:11 | one colour code | the same 'group'",
        "parameters:       | views: [{chart: {label: [state, a], value: [state]}}] \\n#+ parameters: | 4:47 | is one column | Write value: COLUMN",
        "parameters:       | views: table          \\n#+ parameters: | 4:11 | expected a list of views | [table, {map",
        "type: iri         | type: iri, options: orgs | 1:1 | there is no options/orgs.rq  |",
        "type: iri         | type: iri, multiple: yes | 5:52 | 'multiple' is 'yes'         | ",
        "type: iri         | type: iri, label: x   | 5:42  | the key 'label' is given twice | Keep one",
        "type: iri         | type: [iri]           | 5:37  | expected a text               | in quotes",
        "  a: {label: organisation, type: iri} | a | 5:6 | parameters: expected keys     | {key: value}",
        "  a: {              |   page: {            | 5:12  | the parameter name 'page' is taken | another variable",
        "  a: {              |   a-b: {             | 5:11  | 'a-b' is not a name           | letters",
        "parameters:       | columns: {stat: State} \\n#+ parameters: | 4:14 | 'stat' is not in the query's SELECT | Did you mean 'state'?",
        "parameters:       | views: [{map: {state: state}, table: {}}] \\n#+ parameters: | 4:12 | expected one view | {map",
        "PREFIX steppe     | #+ a: b\\nPREFIX steppe | 7:1   | below the query's first line   | Move it",
        "?claim steppe     | { VALUES ?a { :CSTO } } ?claim steppe | 9:10 | hold different rows | the same default",
        "object ?a .       | object ?b . # of ?a   | 9:10  | changes nothing                | Use it",
        "object ?a .       | object ?ab , ?a1 , ?aж . | 9:10 | changes nothing              | Use it",
        "SELECT ?state ?claim | SELECT ?state ?state_of_a_thing_that_is_not_grouped, | 8:52 | unexpected ',' |",
        "SELECT ?state ?claim | SELECT ?state (COUNT(?claim) AS ?n) | 1:1 | Non-group key variable |",
        "SELECT ?state ?claim WHERE | ASK             | 8:1   | a saved question is a SELECT   | Write SELECT",
    })
    void saysWhatIsWrongAndWhere(String good, String bad, String place, String message, String hint) throws IOException {
        assertThat(GOOD).contains(good.strip());
        List<Problem> problems = problems(GOOD.replace(good.strip(), bad.strip().replace("\\n", "\n")));
        assertThat(problems).as(problems.toString()).anySatisfy(problem -> {
            assertThat(problem.place()).isEqualTo(directory.resolve("question.rq") + ":" + place);
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint == null ? "" : hint);
        });
    }

    @Test
    void bindTargetIsRefused() throws IOException {
        assertThat(problems(GOOD.replace("?claim steppe", "{ BIND(:CSTO AS ?a) } ?claim steppe")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("is computed as well"));
    }

    @Test
    void limitWouldCutEvidence() throws IOException {
        assertThat(problems(GOOD.replace("#+ theme", "#+ summary: At most 5.\n#+ theme") + "LIMIT 5\n")).singleElement().satisfies(problem -> assertThat(problem.message()).contains("cuts off evidence"));
    }

    @Test
    void anOffsetCutsEvidenceToo() throws IOException {
        assertThat(problems(GOOD + "OFFSET 5\n")).singleElement().satisfies(problem -> assertThat(problem.message()).contains("cuts off evidence"));
    }

    /** Each row is whole then; its readers should know that there may be more. */
    @Test
    void aQuestionWithoutEvidenceMayHaveALimitThatItsSummarySays() throws IOException {
        String limited = GOOD.replace(" ?claim WHERE", " WHERE") + "LIMIT 5\n";
        assertThat(problems(limited)).singleElement().satisfies(problem -> assertThat(problem.message()).contains("LIMIT 5 is not in the summary"));
        assertThat(problems(limited.replace("#+ theme", "#+ summary: At most 5.\n#+ theme"))).isEmpty();
    }

    @Test
    void aLimitThatIsThereTwiceIsSaidOnce() throws IOException {
        String bounded = "{ SELECT ?x { ?x ?y ?z } LIMIT 7 } ";
        assertThat(problems(GOOD.replace("?claim steppe", bounded + bounded + "?claim steppe"))).singleElement().satisfies(problem -> assertThat(problem.message()).contains("LIMIT 7"));
    }

    @Test
    void aViewTakesNothingFromAParameterOfManyValues() throws IOException {
        String viewed = GOOD.replace("#+ theme", "#+ views: [{map: {state: a}}]\n#+ theme");
        assertThat(problems(viewed)).isEmpty();
        assertThat(problems(viewed.replace("type: iri", "type: iri, multiple: true"))).singleElement().satisfies(problem -> assertThat(problem.message()).contains("no parameter with a single value"));
    }

    @Test
    void aFileWithoutDecoratorsOrWithNothingElseIsNamed() throws IOException {
        assertThat(problems("SELECT ?s { ?s ?p ?o }")).singleElement().satisfies(problem -> assertThat(problem.message()).contains("no decorators"));
        assertThat(problems("#+ titel: A title without a query")).anySatisfy(problem -> assertThat(problem.message()).contains("unknown key 'titel'"));
    }

    /** What stands there may be a line of any length. */
    @Test
    void ofWhatIsUnexpectedTheBeginningIsSaid() throws IOException {
        assertThat(problems(GOOD.replace("SELECT ?state", "SELECT <" + "x".repeat(200) + "> ?state"))).singleElement().satisfies(problem -> assertThat(problem.message()).contains("'<" + "x".repeat(29) + "'").doesNotContain("x".repeat(30)));
    }

    @Test
    void allProblemsAtOnce() throws IOException {
        Files.writeString(directory.resolve("one.rq"), GOOD.replace("theme", "them").replace("type: iri", "type: x"));
        assertThat(problems("SELECT")).hasSizeGreaterThan(3);
    }

    @Test
    void whatIsNoFileIsNamed() throws IOException {
        Files.createDirectory(directory.resolve("folder.rq"));
        assertThat(problems(GOOD)).singleElement().asString().contains("folder.rq: is not a file but a folder, a pipe");
    }

    private List<Problem> problems(String text) throws IOException {
        Files.writeString(directory.resolve("question.rq"), text);
        return SavedQuestions.read(directory).problems();
    }
}
