package steppe.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a search that tell something: people type whole questions, and "who" or "the" is in every label or in none. */
public final class Telling {
    private static final Set<String> EMPTY = Set.of(("a about also an and any are as at be been by did do does for from had has have how in is it its many much of on only or "
            + "than that the their there these they this those to was were what when where which who whom whose why with").split(" "));

    private static final int MAX_LENGTH = 200;
    private static final Pattern BETWEEN = Pattern.compile("[\\s/\\p{Pd}]+");

    private Telling() {}

    /** In their order and letter case. All of them if none tells anything; what is typed in capitals is a name (IS, WHO). */
    public static List<String> words(String typed) {
        List<String> all = BETWEEN.splitAsStream(cut(typed)).map(Telling::bare).filter(word -> !word.isEmpty()).distinct().toList();
        if (all.isEmpty()) return Stream.of(cut(typed).strip()).filter(marks -> !marks.isEmpty()).toList();
        List<String> telling = all.stream().filter(word -> isName(word) || !EMPTY.contains(word.toLowerCase(Locale.ROOT))).toList();
        return telling.isEmpty() ? all : telling;
    }

    /** The beginning, of a sane length, and never half a character. */
    public static String cut(String typed) {
        return typed.substring(0, typed.offsetByCodePoints(0, Math.min(MAX_LENGTH, typed.codePointCount(0, typed.length()))));
    }

    /** Without the marks of a sentence around it, and without the ending of whose it is; a word of marks only stays. */
    private static String bare(String word) {
        String bare = word.replaceFirst("^[?!.,;:\"“”«»(]+", "").replaceFirst("[?!.,;:\"“”«»)]+$", "").replaceFirst("['’]s?$", "");
        return bare.isEmpty() ? word : bare;
    }

    private static boolean isName(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
