package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {
    private final World world = new World();
    private final Question both = World.questions().find("members-of-both").orElseThrow();

    @TempDir
    Path directory;

    @Test
    void oneRowPerStateWithItsClaims() {
        Answer answer = both.ask(world, Scope.all(), both.defaults());
        assertThat(answer.rows()).hasSize(3);
        assertThat(answer.rows().get(0).claims().values()).containsExactly(
                List.of("https://w3id.org/steppe/claim/first-1a", "https://w3id.org/steppe/claim/second-1a"),
                List.of("https://w3id.org/steppe/claim/first-2a"));
    }

    /** Whatever order the engine found them in: else the same data would have other answers from one day to the next. */
    @Test
    void claimsAreSortedAndNamedOnce() {
        Query query = QueryFactory.create("SELECT ?state ?claim { VALUES (?state ?claim) { (<x:a> <x:c2>) (<x:a> <x:c1>) (<x:a> <x:c2>) } }");
        assertThat(Answer.of(query, world.select(query, Scope.all())).rows()).singleElement().extracting(row -> List.copyOf(row.claims().values())).isEqualTo(List.of(List.of("x:c1", "x:c2")));
    }

    @Test
    void formats() {
        Answer answer = both.ask(world, Scope.of(List.of("first-2024")), both.defaults());
        String claims = "https://w3id.org/steppe/claim/first-1a,https://w3id.org/steppe/claim/first-2a";
        assertThat(text(answer, AnswerFormat.CSV)).startsWith("state,claimA,claimB\r\nhttps://w3id.org/steppe/id/Kazania," + claims + "\r\n");
        assertThat(text(answer, AnswerFormat.TSV)).startsWith("?state\t?claimA\t?claimB\n<https://w3id.org/steppe/id/Kazania>\t\"https");
        assertThat(text(answer, AnswerFormat.JSON)).contains("\"type\":\"literal\",\"value\":\"https://w3id.org/steppe/claim/first-1a\"");
        assertThat(text(answer, AnswerFormat.XML)).contains("<literal>https://w3id.org/steppe/claim/first-1a</literal>");
    }

    @Test
    void sourcesAndArgumentsMatter() {
        assertThat(both.ask(world, Scope.of(List.of("second-2025")), both.defaults()).rows()).isEmpty();
        assertThat(both.ask(world, Scope.of(List.of("first-2024", "reference")), both.defaults()).rows()).hasSize(3);
        assertThat(both.ask(world, Scope.all(), both.arguments(Map.of("date", List.of("2002-06-01"))).orElseThrow()).rows()).isEmpty();
    }

    @Test
    void contractHolds() {
        assertThat(Contract.check(both, world)).isEmpty();
    }

    @Test
    void brokenContractNamesTheRows() throws IOException {
        String expected = Files.readString(both.expectedAnswer());
        assertThat(check(expected.replace("Kirgonia", "Freedonia"))).contains("1 expected rows are missing, 1 rows are not expected", "- <https://w3id.org/steppe/id/Freedonia>", "+ <https://w3id.org/steppe/id/Kirgonia>", ".tsv:3");
        List<String> lines = expected.lines().toList();
        assertThat(check(String.join("\n", lines.get(0), lines.get(2), lines.get(1), lines.get(3)))).contains("in another order", ".tsv:2");
        assertThat(check(expected.replace("?claimB", "?claimC"))).contains("expected the columns");
        assertThat(check("state\n<x")).contains("is not SPARQL 1.1 TSV");
    }

    /** Of an answer that is another altogether. */
    @Test
    void ofManyRowsTheFirstAreNamed() throws IOException {
        String others = IntStream.range(10, 22).mapToObj(number -> "<https://w3id.org/steppe/id/Other" + number + ">\t\"\"\t\"\"\n").collect(Collectors.joining());
        assertThat(check("?state\t?claimA\t?claimB\n" + others)).contains("12 expected rows are missing, 3 rows are not expected", "Other19", "- ... and 2 more\n  + ").doesNotContain("Other20", "+ ...");
    }

    @Test
    void unorderedContractIsAMultiset() throws IOException {
        Question any = World.questions().find("members-of-any").orElseThrow();
        Question copy = copy(any, "?state\t?organisations\n<https://w3id.org/steppe/id/Moskovia>\t2\n<https://w3id.org/steppe/id/Kazania>\t2\n<https://w3id.org/steppe/id/Kirgonia>\t2\n");
        assertThat(Contract.check(copy, world)).isEmpty();
        assertThat(Contract.check(any, world)).get().asString().contains("there is no expected answer");
    }

    private String check(String expected) throws IOException {
        return Contract.check(copy(both, expected), world).orElseThrow().toString();
    }

    private Question copy(Question question, String expected) throws IOException {
        Files.createDirectories(directory.resolve("options"));
        Files.copy(World.resource("queries/options/organisations.rq"), directory.resolve("options/organisations.rq"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(question.file(), directory.resolve(question.name() + ".rq"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(directory.resolve(question.name() + ".tsv"), expected);
        return SavedQuestions.read(directory).orElseThrow().find(question.name()).orElseThrow();
    }

    private static String text(Answer answer, AnswerFormat format) {
        return new String(answer.write(format), StandardCharsets.UTF_8);
    }
}
