package steppe.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brackets count where SPARQL sees some, and nowhere else: neither can depth be hidden in what is none, nor is a harmless query refused for it. */
class NestingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                          | 1
            { ( [ ] ) } {}              | 3
            {}{}{}                      | 1
            ?x # ((((                   | 0
            `(#)\n(#)\n(`               | 3
            `(#)\r(#)\r(`               | 3
            '((' (                      | 1
            '(' '(' ( (                 | 2
            '))' ( ( (                  | 3
            '\\'((' (                   | 1
            '\\\\' ( (                  | 2
            '#' ( (                     | 2
            '' ( (                      | 2
            'x'(                        | 1
            \"""(" ("" (\""" (          | 1
            '''it's (((''' (            | 1
            <x:(((> (                   | 1
            <x:#> ( (                   | 2
            ?a < ((1)) && 2 > (1)       | 2
            ?a<(1)                      | 1
            ?a <= ((1))                 | 2
            '((((                       | 0
            """)
    void bracketsAreCountedAsSparqlSeesThem(String text, int depth) {
        assertThat(Nesting.of(text)).isEqualTo(depth);
    }
}
