package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2017                  | 2017
            2017-06               | 2017-06
            2017-06-09            | 2017-06-09
            2022-23               | autumn 2022
            2013~                 | about 2013
            2013?                 | perhaps 2013
            199X                  | 1990s
            2017/..               | since 2017
            ../2019-08-18         | until 2019-08-18
            /2020                 | until 2020
            2001/2019-05          | 2001 to 2019-05
            ../..                 | at an unknown time
            2017-13               | 2017-13
            2017-02-30            | 2017-02-30
            tomorrow              | tomorrow
            """)
    void datesAreReadAsWords(String edtf, String words) {
        assertThat(Dates.inWords(edtf)).isEqualTo(words);
    }
}
