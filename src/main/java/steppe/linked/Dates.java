package steppe.linked;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as known (EDTF) in words; what is none stays as it is. */
final class Dates {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final Pattern DATE = Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}))?(?:-(\\d{2}))?([~?%]?)");
    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    private Dates() {}

    static String inWords(String edtf) {
        int slash = edtf.indexOf('/');
        return slash < 0 ? date(edtf) : interval(edtf.substring(0, slash), edtf.substring(slash + 1));
    }

    private static String interval(String start, String end) {
        boolean begins = !start.isEmpty() && !start.equals("..");
        boolean ends = !end.isEmpty() && !end.equals("..");
        if (begins && ends) return date(start) + " to " + date(end);
        if (begins) return "since " + date(start);
        return ends ? "until " + date(end) : "at an unknown time";
    }

    private static String date(String text) {
        Matcher match = DATE.matcher(text);
        if (!match.matches()) return text;
        try {
            return doubt(match.group(4)) + plain(match);
        } catch (RuntimeException noDayOfTheCalendar) {
            return text;
        }
    }

    private static String doubt(String mark) {
        return switch (mark) {
            case "~" -> "about ";
            case "?" -> "perhaps ";
            case "%" -> "perhaps about ";
            default -> "";
        };
    }

    private static String plain(Matcher match) {
        String year = match.group(1).indexOf('X') < 0 ? match.group(1) : match.group(1).replace('X', '0') + "s";
        if (match.group(3) != null) return LocalDate.parse(match.group(1) + "-" + match.group(2) + "-" + match.group(3)).format(DAY);
        if (match.group(2) == null) return year;
        int month = Integer.parseInt(match.group(2));
        return (month > 20 ? SEASONS.get(month - 21) : Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH)) + " " + year;
    }
}
