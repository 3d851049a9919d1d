package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users ask, over HTTP: the answer names what the documents support and not what they don't. */
class CompetencyTest {
    private static final String DOCUMENTS = "sources=astana-2024&sources=cepa-2025&sources=conversation-2025&sources=different-truths-2025&sources=two-years-2024";

    static Stream<Arguments> questions() throws Exception {
        return Files.readAllLines(Path.of("src/test/resources/competency.tsv"), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#")).map(line -> Arguments.of((Object[]) line.split("\t")));
    }

    @ParameterizedTest(name = "{0}?{1}")
    @MethodSource("questions")
    void isAnsweredAsTheDocumentsSupport(String question, String parameters, String named, String absent) throws Exception {
        String path = "/question/" + question + ".tsv?" + parameters.replaceFirst("D$", DOCUMENTS);
        String answer = Service.running().get(path, "*/*").body();
        assertThat(names(answer)).as(path + "\n" + answer).allMatch(name -> !list(absent).contains(name));
        assertThat(list(named)).as(path + "\n" + answer).allMatch(answer::contains);
    }

    /** The local names of all IRIs of the answer, those of claims left out. */
    private static List<String> names(String answer) {
        return Arrays.stream(answer.split("[\\t\\n <>\"]+")).filter(cell -> cell.startsWith("https://") && !cell.contains("/claim/"))
                .map(iri -> iri.replaceFirst(".*[/#]", "")).toList();
    }

    private static List<String> list(String names) {
        return List.of(names.split(","));
    }
}
