package steppe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocatorTest {
    private static final String TEXT = "🐎 The “wise” camel’s load — all of it\u00A0weighs 3.5 tons.\nA camel (old) rests… The camel’s load falls off.";
    @TempDir
    private Path folder;
    private MadeUp world;

    @BeforeEach
    void draw() throws IOException {
        world = new MadeUp(folder).document("gamma", TEXT);
    }

    static Stream<Arguments> phrases() {
        return Stream.of(
                Arguments.of("The \"wise\" camel's", "The “wise” camel’s"),
                Arguments.of("the   «wise»\tCAMEL`s", "The “wise” camel’s"),
                Arguments.of("load - all", "load — all"),
                Arguments.of("it weighs 3.5", "it\u00A0weighs 3.5"),
                Arguments.of("(old) rests...", "(old) rests…"),
                Arguments.of("tons. A camel", "tons.\nA camel"),
                Arguments.of("The … tons", "The “wise” camel’s load — all of it\u00A0weighs 3.5 tons"),
                Arguments.of("all ... 3.5", "all of it\u00A0weighs 3.5"),
                Arguments.of("\uFFFD\uFFFD\uFFFDwise\uFFFD\uFFFD\uFFFD camel", "“wise” camel"),
                Arguments.of("all \uFFFD\uFFFD\uFFFD 3.5", "all of it\u00A0weighs 3.5"));
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void wordsAreFoundAsAPersonTypesThem(String words, String found) {
        assertThat(find(words)).extracting(Hit::words).containsExactly(found);
    }

    @Test
    void offsetsAreCodePoints() {
        assertThat(find("The “wise”")).extracting(hit -> hit.passage().start(), Hit::line, Hit::claim).containsExactly(tuple(2, 1, "claim:gamma-2a"));
    }

    @Test
    void everyHitIsListedWithItsLine() {
        assertThat(find("camel")).extracting(Hit::line).containsExactly(1, 2, 2);
        assertThat(find("camel … load")).extracting(Hit::words).containsExactly("camel’s load", "camel (old) rests… The camel’s load", "camel’s load");
    }

    @Test
    void theNextFreeLetterIsGiven() {
        world.claim("gamma", "camel", "a", "").claim("gamma", "camel’s load", "b", "");
        Hit hit = find("camel").get(0);
        assertThat(hit.claim()).isEqualTo("claim:gamma-13c");
        assertThat(hit.present()).extracting(ClaimCard::name).containsExactly("claim:gamma-13a", "claim:gamma-13b");
    }

    @Test
    void afterZComesZa() {
        for (char letter = 'a'; letter <= 'z'; letter++) world.claim("gamma", "camel", Character.toString(letter), "");
        assertThat(find("camel").get(0).claim()).isEqualTo("claim:gamma-13za");
    }

    @Test
    void wordsThatAreAPatternAreStillWords() {
        assertThat(find("(old)")).hasSize(1);
        assertThat(find(".*")).isEmpty();
        assertThat(find("\\E.")).isEmpty();
    }

    @Test
    void wordsThatStandNowhereHaveANearestPlace() {
        Locator locator = new Locator(world.curated("gamma"));
        assertThat(locator.find("the camels load falls")).isEmpty();
        assertThat(locator.nearest("the camels load falls off the hill")).map(Hit::words).contains("load falls off");
        assertThat(locator.nearest("nothing here")).isEmpty();
        assertThat(locator.nearest("nothing weighs")).map(Hit::words).contains("weighs");
        assertThat(locator.nearest("put it there")).as("of a word so short").isEmpty();
    }

    @Test
    void someWordsAroundAHitAreShown() {
        Hit first = find("wise").get(0);
        assertThat(first.before()).isEqualTo("🐎 The “");
        assertThat(first.after()).startsWith("” camel’s load").endsWith("…").hasSize(61);
        Hit last = find("off").get(0);
        assertThat(last.before()).startsWith("…").endsWith("load falls ").hasSize(61);
        assertThat(last.after()).isEqualTo(".");
    }

    @Test
    void aHitOutsideOfTheArticleSaysSo() {
        world.document("delta", "An advertisement.\nThe article.", "The article.");
        assertThat(new Locator(world.curated("delta")).find("advertisement")).extracting(Hit::inside).containsExactly(false);
    }

    private List<Hit> find(String words) {
        return new Locator(world.curated("gamma")).find(words);
    }
}
