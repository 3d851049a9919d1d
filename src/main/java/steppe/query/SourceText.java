package steppe.query;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import steppe.model.Problem;

/** The text of one {@code .rq} file: decorators (lines that begin with {@code #+}) and then the query. */
record SourceText(Path file, String text) {
    private static final String MARK = "#+";

    /** Some editors write other ends of lines, and a mark that nobody sees before the first. */
    SourceText {
        text = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    }

    /** The leading decorator lines as they stand. */
    String header() {
        return text.substring(0, headerEnd());
    }

    /** The YAML of the decorators; its lines and the file's have the same numbers. */
    String yaml() {
        return header().lines().map(line -> line.substring(MARK.length())).reduce("", (yaml, line) -> yaml + line + "\n");
    }

    Problem problem(int line, int column, String message, String hint) {
        return new Problem(file + ":" + Math.max(line, 1) + ":" + Math.max(column, 1), message, hint);
    }

    /** A problem at a place in the YAML: both numbers count from zero there. */
    Problem yamlProblem(int line, int column, String message, String hint) {
        return problem(line + 1, column + MARK.length() + 1, message, hint);
    }

    /** A problem at the first place below the decorators where the pattern matches, else at the query's first line. */
    Problem queryProblem(String pattern, String message, String hint) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        int offset = matcher.find(headerEnd()) ? matcher.start() : headerEnd();
        return problem(lineOf(offset), offset - text.lastIndexOf('\n', offset - 1), message, hint);
    }

    /** A decorator line below the first line that is none, where no reader would look for it. */
    boolean hasStrayDecorators() {
        return text.indexOf("\n" + MARK, headerEnd()) >= 0;
    }

    /** How often the variable is written in the query, comments left out. */
    long mentions(String variable) {
        String code = text.substring(headerEnd()).replaceAll("(?m)(^|\\s)#.*$", "");
        return Pattern.compile("[?$]" + Pattern.quote(variable) + "(?![\\p{L}\\p{N}_])").matcher(code).results().count();
    }

    /** What stands at a place, in quotes and cut short, or "end of the file". */
    String excerpt(int line, int column) {
        String rest = text.lines().skip(line - 1L).findFirst().map(it -> it.substring(Math.min(column - 1, it.length())).strip()).orElse("");
        String word = rest.split("\\s", 2)[0];
        return word.isEmpty() ? "end of the file" : "'" + word.substring(0, Math.min(30, word.length())) + "'";
    }

    private int headerEnd() {
        int end = 0;
        while (text.startsWith(MARK, end)) {
            int newline = text.indexOf('\n', end);
            if (newline < 0) return text.length();
            end = newline + 1;
        }
        return end;
    }

    private int lineOf(int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }
}
