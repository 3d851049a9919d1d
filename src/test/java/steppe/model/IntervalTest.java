package steppe.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2017, 2017-01-01, 2017-12-31, 2018-01-01",
        "2024-02, 2024-02-01, 2024-02-29, 2024-03-01",
        "2024-07-04, 2024-07-04, 2024-07-04, 2024-07-05",
        "2022-23, 2022-09-01, 2022-11-30, 2022-12-01",
        "2022-24, 2022-12-01, 2023-02-28, 2023-03-01",
        "199X, 1990-01-01, 1999-12-31, 2000-01-01",
        "2013~, 2013-01-01, 2013-12-31, 2014-01-01",
        "2017/.., 2017-01-01, 2017-12-31, -",
        "2006-08-16/2012-12-18, 2006-08-16, 2006-08-16, 2012-12-19",
        "../2025, -, -, 2026-01-01",
        "/2025, -, -, 2026-01-01",
        "2001/, 2001-01-01, 2001-12-31, -",
        "2012-06-09/2012-06-09, 2012-06-09, 2012-06-09, 2012-06-10",
        "2012-06/2012, 2012-06-01, 2012-06-30, 2013-01-01",
    })
    void readsTheDatesThatTheDocumentsNeed(String edtf, LocalDate from, LocalDate fromLatest, LocalDate until) {
        assertThat(Interval.parse(edtf)).contains(new Interval(from, fromLatest, until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "autumn 2022", "2022-13", "2022-02-30", "22", "2022-1-1", "2022/2023/2024", "2022-25", "2012/2006", "2012-06-09/2012-06-08", "2012-02-30/.."})
    void refusesWhatIsNoDate(String text) {
        assertThat(Interval.parse(text)).isEmpty();
    }

    @Test
    void holdsOnlyWhereItSurelyHolds() {
        Interval since2017 = Interval.parse("2017/..").orElseThrow();
        assertThat(since2017.holdsOn(LocalDate.of(2017, 6, 9))).as("it may have begun later that year").isFalse();
        assertThat(since2017.holdsOn(LocalDate.of(2017, 12, 31))).isTrue();
    }

    @Test
    void isHalfOpen() {
        Interval day = Interval.parse("2024-07-04").orElseThrow();
        assertThat(day.holdsOn(LocalDate.of(2024, 7, 4))).isTrue();
        assertThat(day.holdsOn(LocalDate.of(2024, 7, 5))).isFalse();
    }
}
