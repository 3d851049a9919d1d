package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {"none | en", "'' | en", "ru | ru", "de, ru;q=0.5, zh;q=0.7 | zh", "zh-Hant-TW, ru;q=0.1 | zh", "kk-KZ | kk", "no language | en", "* | en"})
    void theReadersLanguageIsTheBestOfThoseThatThereAre(String header, String language) {
        assertThat(Languages.negotiate(header)).isEqualTo(language);
    }

    /** Java takes seconds to read as many languages as a header can hold; the first of them are enough. */
    @Test
    void ofVeryManyTheFirstAreRead() {
        String many = IntStream.range(0, 26 * 26 * 26).mapToObj(i -> "" + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26)).collect(Collectors.joining(","));
        assertThat(assertTimeout(Duration.ofSeconds(1), () -> Languages.negotiate("ru;q=0.3," + many))).isEqualTo("ru");
        assertThat(Languages.negotiate("x".repeat(100_000))).isEqualTo("en");
    }
}
