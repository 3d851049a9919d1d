package steppe.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import steppe.web.Telling;

/** What was typed into the box: cut to a sane length, and cut into words. */
record Words(String text) {
    static final int MOST = 12;

    Words {
        text = Telling.cut(Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip());
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** What is looked for: without the words that tell nothing. */
    String telling() {
        return String.join(" ", Telling.words(text));
    }

    List<String> each() {
        return Arrays.stream(telling().toLowerCase(Locale.ROOT).split(" ")).distinct().limit(MOST).toList();
    }

    boolean areIn(String other) {
        String lower = other.toLowerCase(Locale.ROOT);
        return !isBlank() && each().stream().allMatch(lower::contains);
    }

    /** 0 if the label is just this, 1 if it begins so, 2 else. */
    int distance(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        String wanted = text.toLowerCase(Locale.ROOT);
        return lower.equals(wanted) ? 0 : lower.startsWith(wanted) ? 1 : 2;
    }
}
