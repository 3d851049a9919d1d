package steppe.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a date as known (the part of EDTF, ISO 8601-2:2019, that the documents need) says about a half-open interval.
 * Years, months, days, seasons (21 to 24), unspecified last digits ({@code 199X}), the marks {@code ~ ? %}, and
 * intervals with open ({@code ..}) or unknown (empty) ends. Each bound is null where nothing is known of it.
 *
 * @param from       the first day on which it may have begun
 * @param fromLatest the last day on which it may have begun; equal to {@code from} if the day is known
 * @param until      the first day on which it surely no longer holds; null while it goes on
 */
public record Interval(LocalDate from, LocalDate fromLatest, LocalDate until) {
    private static final Pattern DATE = Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}))?(?:-(\\d{2}))?[~?%]?");

    /** Parses a date or interval; empty if it is not of the form above, names no day of the calendar or ends before it begins. */
    public static Optional<Interval> parse(String edtf) {
        try {
            int slash = edtf.indexOf('/');
            return Optional.of(slash < 0 ? single(edtf) : between(edtf.substring(0, slash), edtf.substring(slash + 1)));
        } catch (RuntimeException notADate) {
            return Optional.empty();
        }
    }

    /** Known only to hold on this day: it may have begun before, and goes on. */
    public static Interval since(LocalDate day) {
        return new Interval(day, day, null);
    }

    /** Surely begun, and not surely ended, on this day. */
    public boolean holdsOn(LocalDate day) {
        return fromLatest != null && !fromLatest.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** Begun on or before this day as far as is known: what is said to have happened in a year has, even if the year goes on. */
    public boolean begunBy(LocalDate day) {
        return from == null || !from.isAfter(day);
    }

    /** Whether a direct triple may say it of this day: a state of affairs must hold then; an occurrence must have begun by then. */
    public boolean isInForce(LocalDate day, boolean holdsOverTime) {
        return holdsOverTime ? holdsOn(day) : begunBy(day);
    }

    /** Every day on which the other surely holds lies within this one. */
    public boolean covers(Interval other) {
        return from != null && other.from != null && !from.isAfter(other.from)
                && (until == null || other.until != null && !until.isBefore(other.until));
    }

    private static Interval single(String text) {
        LocalDate[] span = span(text);
        return new Interval(span[0], span[1], span[1].plusDays(1));
    }

    private static Interval between(String start, String end) {
        LocalDate[] first = isOpen(start) ? new LocalDate[2] : span(start);
        LocalDate until = isOpen(end) ? null : span(end)[1].plusDays(1);
        if (until != null && first[0] != null && !first[0].isBefore(until)) throw new IllegalArgumentException(start + "/" + end);
        return new Interval(first[0], first[1], until);
    }

    private static boolean isOpen(String text) {
        return text.isEmpty() || text.equals("..");
    }

    /** First and last day of a date of any precision. */
    private static LocalDate[] span(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) throw new IllegalArgumentException(text);
        if (date.group(3) != null) return day(date);
        if (date.group(2) != null) return month(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)));
        return new LocalDate[] {
            LocalDate.of(Integer.parseInt(date.group(1).replace('X', '0')), 1, 1),
            LocalDate.of(Integer.parseInt(date.group(1).replace('X', '9')), 12, 31)};
    }

    private static LocalDate[] day(Matcher date) {
        LocalDate day = LocalDate.parse(date.group(1) + "-" + date.group(2) + "-" + date.group(3));
        return new LocalDate[] {day, day};
    }

    /** A month, or a season of three months: 21 spring (from March) to 24 winter (from December). */
    private static LocalDate[] month(int year, int number) {
        boolean season = number >= 21 && number <= 24;
        YearMonth first = YearMonth.of(year, season ? (number - 20) * 3 : number);
        return new LocalDate[] {first.atDay(1), (season ? first.plusMonths(2) : first).atEndOfMonth()};
    }
}
