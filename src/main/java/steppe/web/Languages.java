package steppe.web;

import java.util.List;
import java.util.Locale;

/** The languages that things have labels in. */
public final class Languages {
    public static final List<String> ALL = List.of("en", "ru", "zh", "kk", "ky", "tg", "tk", "uz");

    /** In characters. Java compares each language of a header with each, which takes seconds for as many as fit into one. */
    private static final int READ = 1000;

    private Languages() {}

    /** The reader's language (RFC 4647 lookup), else English. */
    public static String negotiate(String acceptLanguage) {
        if (acceptLanguage == null) return "en";
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(beginning(acceptLanguage)), ALL);
            return found == null ? "en" : found;
        } catch (IllegalArgumentException notLanguages) {
            return "en";
        }
    }

    /** As many whole ones as are read. */
    private static String beginning(String header) {
        return header.length() <= READ ? header : header.substring(0, Math.max(0, header.lastIndexOf(',', READ)));
    }
}
