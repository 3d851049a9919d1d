package steppe.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.path.PathParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is just not too much is evaluated, one more is not. */
class PathsTest {
    @ParameterizedTest
    @CsvSource({"32, /, *", "32, |, +", "32, /, +"})
    void aClosureStepsOverSoManyAtMost(int most, String between, String closure) {
        assertThatCode(() -> check("(" + many("<x:p>", most, between) + ")" + closure)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("(" + many("<x:p>", most + 1, between) + ")" + closure)).isInstanceOf(Refusal.class).hasMessageContaining("too complex");
    }

    @ParameterizedTest
    @CsvSource({"(<x:p>|^<x:p>), 8", "<x:p>?, 8", "<x:p>*, 8", "(<x:p>|<x:p>|<x:p>|<x:p>), 4"})
    void soManyWaysLeadThrough(String step, int most) {
        assertThatCode(() -> check(many(step, most, "/"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(many(step, most + 1, "/"))).isInstanceOf(Refusal.class).hasMessageContaining("too complex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(<x:p>*)*", "(<x:p>/<x:q>+)+", "(<x:p>|<x:q>*)+", "(^<x:p>*)*", "((<x:p>+)?)*"})
    void noClosureIsWithinAnother(String path) {
        assertThatThrownBy(() -> check(path)).isInstanceOf(Refusal.class).hasMessageContaining("within");
    }

    private static void check(String path) {
        Paths.check(PathParser.parse(path, PrefixMapping.Standard));
    }

    private static String many(String step, int times, String between) {
        return String.join(between, Collections.nCopies(times, step));
    }
}
