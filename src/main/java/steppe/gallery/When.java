package steppe.gallery;

import java.util.List;

/** Dates as known (EDTF, ISO 8601-2) in words: {@code 2017/..} is "since 2017". */
final class When {
    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    private When() {}

    static String inWords(String edtf) {
        int slash = edtf.indexOf('/');
        if (slash < 0) return (edtf.matches("\\d{4}-\\d{2}-\\d{2}.*") ? "on " : "in ") + date(edtf);
        String start = edtf.substring(0, slash);
        String end = edtf.substring(slash + 1);
        if (isOpen(end)) return isOpen(start) ? "at no known time" : "since " + date(start);
        return isOpen(start) ? "until " + date(end) : "from " + date(start) + " to " + date(end);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static String date(String text) {
        String plain = text.replaceAll("[~?%]$", "");
        String hedge = plain.equals(text) ? "" : "about ";
        if (plain.matches("\\d{4}-2[1-4]")) return hedge + SEASONS.get(plain.charAt(6) - '1') + " " + plain.substring(0, 4);
        return hedge + plain;
    }
}
