package steppe.sandbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryParseException;

/** Says where a query is wrong and what could stand there, in our words rather than those of the parser's generator. */
final class SyntaxErrors {
    private static final Pattern GRAMMAR = Pattern.compile("Encountered \"(?: (?:\"[^\"]*\"|<\\w+>) \"(.*) \"|<EOF>)\" at line (\\d+), column (\\d+)");
    private static final Pattern LEXICAL = Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (?:<EOF>|'?(\\d+)'? \\(\\d+\\),?)(?: after prefix \"(.*)\")?");
    private static final Pattern EXPECTED = Pattern.compile("(?m)^\\s+(<\\w+>|\"[^\"\\n]+\")[^\\n]*\\.\\.\\.");
    private static final int MAX_EXPECTED = 12;
    private static final int MAX_LENGTH = 200;

    private SyntaxErrors() {}

    static String describe(QueryParseException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        Matcher grammar = GRAMMAR.matcher(message);
        Matcher lexical = LEXICAL.matcher(message);
        return "Not a SPARQL 1.1 query. " + (grammar.find() ? unexpected(grammar, message) : lexical.find() ? unreadable(lexical) : meaningless(e, message));
    }

    private static String unexpected(Matcher found, String message) {
        String problem = found.group(1) == null ? "the query ends too early." : "did not expect " + bounded(found.group(1)) + " here.";
        return place(found.group(2), found.group(3)) + problem + expected(message);
    }

    private static String expected(String message) {
        List<String> words = EXPECTED.matcher(message).results().map(match -> match.group(1).replace("\"", "")).distinct().toList();
        if (words.isEmpty()) return "";
        return " Expected " + (words.size() == 1 ? "" : "one of ") + words.stream().limit(MAX_EXPECTED).collect(Collectors.joining(" "))
                + (words.size() > MAX_EXPECTED ? " and others." : "");
    }

    private static String unreadable(Matcher found) {
        String start = found.group(4) == null ? "" : found.group(4);
        String place = place(found.group(1), found.group(2));
        if (start.startsWith("\\\"") || start.startsWith("\\'")) return place + "a string does not end, or holds what it cannot.";
        return place + (start.isEmpty() ? "this character cannot stand here." : "did not understand " + bounded(start) + ".");
    }

    /** What Jena says of a well-formed query that means nothing, such as a prefix that is not declared. */
    private static String meaningless(QueryParseException e, String message) {
        String first = message.lines().findFirst().orElse("").replaceAll("\\b(?:[a-z]+\\.){2,}[A-Z]\\w*:? *", "");
        return (e.getLine() > 0 ? place(Integer.toString(e.getLine()), Integer.toString(Math.max(1, e.getColumn()))) : "") + bounded(first);
    }

    private static String place(String line, String column) {
        return "Line " + line + ", column " + column + ": ";
    }

    private static String bounded(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH) + "…";
    }
}
