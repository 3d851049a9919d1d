package steppe.audit;

import java.util.ArrayList;
import java.util.List;

/** The text of a document, byte for byte the one that was curated. Every offset is a number of code points. */
public final class DocumentText {
    private static final int LONG = 9;
    private static final int SHOWN = 4;
    private final Description description;
    private final int[] points;

    DocumentText(Description description, String text) {
        this.description = description;
        this.points = text.codePoints().toArray();
    }

    public Description description() {
        return description;
    }

    public String name() {
        return description.name();
    }

    int length() {
        return points.length;
    }

    /** The whole text. */
    String all() {
        return in(new Range(0, length()));
    }

    String in(Range range) {
        return new String(points, range.start(), range.end() - range.start());
    }

    /** A reminder of the words there: the first and the last few. */
    String brief(Range range) {
        List<String> words = List.of(in(range).strip().split("\\s+"));
        if (words.size() <= LONG) return String.join(" ", words);
        return String.join(" ", words.subList(0, SHOWN)) + " … " + String.join(" ", words.subList(words.size() - SHOWN, words.size()));
    }

    /** Without the white space at both ends. */
    Range trim(Range range) {
        int start = range.start();
        int end = range.end();
        while (start < end && isSpace(start)) start++;
        while (start < end && isSpace(end - 1)) end--;
        return new Range(start, end);
    }

    boolean isSpace(int at) {
        return Character.isWhitespace(points[at]) || Character.isSpaceChar(points[at]);
    }

    /** The number of the line, from 1. */
    int line(int at) {
        int line = 1;
        for (int i = 0; i < at; i++) if (points[i] == '\n') line++;
        return line;
    }

    /** Every line that is not blank. */
    List<Range> paragraphs() {
        List<Range> paragraphs = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= length(); at++) {
            if (at < length() && points[at] != '\n') continue;
            Range line = trim(new Range(start, at));
            if (!line.isEmpty()) paragraphs.add(line);
            start = at + 1;
        }
        return paragraphs;
    }
}
