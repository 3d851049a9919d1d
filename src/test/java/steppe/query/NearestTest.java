package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("members-of-both", "members-of", "year");

    @Test
    void aWordIsNearIfFewLettersAreOthers() {
        assertThat(Nearest.to("member-of-both", NAMES)).hasValue("members-of-both");
        assertThat(Nearest.to("yaer", NAMES)).hasValue("year");
        assertThat(Nearest.to("members-of-bothxxx", NAMES)).hasValue("members-of-both");
        assertThat(Nearest.to("members-of-bothxxxx", NAMES)).isEmpty();
    }

    /** Anybody may ask for a question of any name. */
    @Test
    void aLongWordIsNearNothingAtOnce() {
        assertThat(assertTimeout(Duration.ofSeconds(1), () -> Nearest.to("m".repeat(20_000_000), NAMES))).isEmpty();
    }
}
