package steppe.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as known (EDTF, ISO 8601-2) for readers: days, months and years stay as ISO 8601 writes them, in every language; only
 * what has no such form becomes words. {@code 1994-04-20/..} is "since 1994-04-20", {@code 2022-23} "autumn 2022".
 */
public final class Dates {
    private static final Pattern DATE = Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}))?(?:-(\\d{2}))?([~?%]?)");
    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    private Dates() {}

    /** What is no such date stays as it is. */
    public static String inWords(String edtf) {
        int slash = edtf.indexOf('/');
        return slash < 0 ? date(edtf) : interval(edtf.substring(0, slash), edtf.substring(slash + 1));
    }

    private static String interval(String start, String end) {
        if (isOpen(start) && isOpen(end)) return "at an unknown time";
        if (isOpen(end)) return "since " + date(start);
        return isOpen(start) ? "until " + date(end) : date(start) + " to " + date(end);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static String date(String text) {
        Matcher match = DATE.matcher(text);
        return match.matches() ? doubt(match.group(4)) + plain(match) : text;
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
        if (match.group(2) == null) return year;
        boolean season = match.group(3) == null && match.group(2).matches("2[1-4]");
        if (season) return SEASONS.get(match.group(2).charAt(1) - '1') + " " + year;
        return year + "-" + match.group(2) + (match.group(3) == null ? "" : "-" + match.group(3));
    }
}
