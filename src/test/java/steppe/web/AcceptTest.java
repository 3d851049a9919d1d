package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, section 12.5.1. */
class AcceptTest {
    private static final List<String> OFFERS = List.of("text/html", "text/csv", "application/json");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "''                                             | text/html",
        "*/*                                            | text/html",
        "text/csv                                       | text/csv",
        "TEXT/CSV ; Q=0.5                               | text/csv",
        "text/html;q=0.5, text/csv;q=0.8                | text/csv",
        "text/*;q=0.3, text/html;q=0, application/json;q=0.2 | text/csv",
        "*/*, text/html;q=0, text/csv;q=0               | application/json",
        "text/html;q=0                                  | -",
        "image/png                                      | -",
        "*/*;q=0                                        | -",
        "nonsense, application/json                     | application/json",
        ";                                              | -",
        ";;;,,/q=;                                      | -",
        ", text/csv                                     | text/csv",
        "text/csv;                                      | text/csv",
        "text/csv;q=2, application/json;q=0.1           | application/json",
        "text/csv;q=1.9, text/html                      | text/html",
        "text/html;level=1;q=0.1, application/json;q=0.05 | text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
    })
    void chooses(String header, String expected) {
        assertThat(Accept.of(header).best(OFFERS).orElse(null)).isEqualTo(expected);
    }
}
