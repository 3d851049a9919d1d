package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steppe.query.AnswerFormat;
import steppe.query.Arguments;
import steppe.query.Contract;
import steppe.query.Parameter;
import steppe.query.Question;
import steppe.query.Scope;

/** Each saved question against the answer beside it, in process and over HTTP. */
class ContractsTest {
    private static final Service SERVICE = Service.running();

    static Stream<Question> questions() {
        return SERVICE.questions().all().stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredAsExpectedInProcess(Question question) {
        assertThat(Contract.check(question, SERVICE.engine())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredAsExpectedOverHttp(Question question) throws Exception {
        String answer = SERVICE.get("/question/" + question.name() + ".tsv", "*/*").body();
        String expected = Files.readString(question.expectedAnswer());
        if (question.isOrdered()) assertThat(answer).isEqualTo(expected);
        else assertThat(answer.lines()).containsExactlyInAnyOrderElementsOf(expected.lines().toList());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyRowOfAnAnswerHasASource(Question question) {
        var answer = question.ask(SERVICE.engine(), Scope.all(), question.defaults());
        String[] lines = new String(answer.write(AnswerFormat.TSV), java.nio.charset.StandardCharsets.UTF_8).split("\n");
        assertThat(lines).as("the default answer says something").hasSizeGreaterThan(1);
        assertThat(java.util.Arrays.stream(lines).skip(1)).allMatch(line -> line.contains("https://w3id.org/steppe/claim/"));
    }

    /** What stops at a bound says so, and nothing is beyond one: if this fails, the bound wants raising before anybody misses a row. */
    @ParameterizedTest
    @MethodSource("questions")
    void noBoundIsReached(Question question) {
        Map<String, List<Node>> open = new LinkedHashMap<>(question.defaults().values());
        question.parameters().stream().filter(Parameter::optional).forEach(parameter -> open.put(parameter.name(), List.of()));
        for (Arguments arguments : List.of(question.defaults(), new Arguments(open))) {
            assertThat(question.ask(SERVICE.engine(), Scope.all(), arguments).cut()).isFalse();
            String text = question.query(arguments);
            assertThat(rows(text.replaceAll("LIMIT +\\d+", ""))).containsExactlyInAnyOrderElementsOf(rows(text));
        }
    }

    private static List<Binding> rows(String query) {
        return SERVICE.engine().select(QueryFactory.create(query), Scope.all()).bindings();
    }

    @Test
    void thereAreManyQuestions() {
        assertThat(questions()).hasSizeGreaterThanOrEqualTo(60);
    }
}
