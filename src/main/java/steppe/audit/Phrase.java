package steppe.audit;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words as a person copies them from a page: any white space between them, any form of quotation mark and dash; a
 * {@code …} (or {@code ...}) of its own stands for what was left out. U+FFFD is what Java makes of a sign beyond ASCII
 * where the locale is C; it stands for any such signs.
 */
final class Phrase {
    private static final int LEFT_OUT = 1500;
    private static final int FLAGS = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final List<String> ALIKE = List.of("'’‘ʼ`´′", "\"“”„‟«»″", "-‐‑‒–—−");
    private static final Pattern ELLIPSIS = Pattern.compile("…|\\.\\.\\.|\uFFFD+");

    private Phrase() {}

    static Pattern of(List<String> words) {
        String parts = words.stream().map(Phrase::part).collect(Collectors.joining("\\s+"));
        String elided = parts.replace("\\s+…\\s+", ".{1," + LEFT_OUT + "}?");
        return Pattern.compile(elided, FLAGS);
    }

    private static String part(String word) {
        return ELLIPSIS.matcher(word).matches() ? "…" : literally(word);
    }

    private static String literally(String word) {
        return word.replace("...", "…").replaceAll("\uFFFD+", "\uFFFD").codePoints().mapToObj(Character::toString).map(Phrase::oneOf).collect(Collectors.joining());
    }

    private static String oneOf(String sign) {
        if (sign.equals("\uFFFD")) return "\\P{ASCII}+";
        return ALIKE.stream().filter(signs -> signs.contains(sign)).map(signs -> "[" + signs.replace("-", "\\-") + "]").findFirst()
                .orElseGet(() -> sign.equals("…") ? "(?:…|\\.\\.\\.)" : Pattern.quote(sign));
    }
}
