package steppe.audit;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The sentences of a paragraph: the JDK's rules, except that an initial or a title ends none ({@code Vladimir V. Putin})
 * and the number of a note, glued to the full stop, does not hide one ({@code exchange.1 Both}).
 */
final class Sentences {
    private static final Pattern ABBREVIATION = Pattern.compile("\\b(?:\\p{Lu}|Mr|Mrs|Ms|Dr|St|No|vs)\\.\\s*$");
    private static final Pattern NOTE = Pattern.compile("(?<=[.!?][”’\"')]?)\\d{1,3}\\s+(?=[“‘\"]?\\p{Lu})");
    private static final Pattern ENDED = Pattern.compile("[.!?…:][”’\"')\\]]*\\d{0,3}$");
    private static final int WORDS_OF_A_HEADING = 12;
    private static final int WORDS_OF_AN_ASKING_HEADING = 4;

    private Sentences() {}

    static List<Range> in(DocumentText text, Range paragraph) {
        String words = text.in(paragraph);
        List<Range> sentences = new ArrayList<>();
        int from = 0;
        int start = paragraph.start();
        for (int to : ends(words)) {
            int end = start + words.codePointCount(from, to);
            Range sentence = text.trim(new Range(start, end));
            if (!sentence.isEmpty()) sentences.add(sentence);
            from = to;
            start = end;
        }
        return sentences;
    }

    /** A short line that no full stop ends; a very short one may ask. */
    static boolean isHeading(String paragraph) {
        int words = paragraph.split("\\s+").length;
        return words <= WORDS_OF_A_HEADING && !ENDED.matcher(paragraph).find() || words <= WORDS_OF_AN_ASKING_HEADING && paragraph.endsWith("?");
    }

    private static SortedSet<Integer> ends(String words) {
        SortedSet<Integer> ends = new TreeSet<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(words);
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (!ABBREVIATION.matcher(words.substring(0, end)).find()) ends.add(end);
        }
        NOTE.matcher(words).results().forEach(note -> ends.add(note.end()));
        ends.add(words.length());
        return ends;
    }
}
