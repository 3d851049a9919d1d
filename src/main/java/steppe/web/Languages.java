package steppe.web;

import java.util.List;
import java.util.Locale;

/** The languages that things have labels in. */
public final class Languages {
    public static final List<String> ALL = List.of("en", "ru", "zh", "kk", "ky", "tg", "tk", "uz");

    private Languages() {}

    /** The reader's language (RFC 4647 lookup), else English. */
    public static String negotiate(String acceptLanguage) {
        if (acceptLanguage == null) return "en";
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), ALL);
            return found == null ? "en" : found;
        } catch (IllegalArgumentException notLanguages) {
            return "en";
        }
    }
}
