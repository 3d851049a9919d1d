package steppe.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.jena.shared.PrefixMapping;

/** The names in a query's text with their places: for messages. What a query means, only its parsed form says. */
final class Tokens {
    private final String text;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final List<Token> all = new ArrayList<>();
    private int at;
    private int counted;
    private int line = 1;
    private int lineStart;
    private int expected;
    private String declaring;

    Tokens(String text) {
        this.text = text;
        read();
    }

    String text() {
        return text;
    }

    /** What the text itself declares. */
    Map<String, String> declared() {
        return declared;
    }

    /** The names of the body, without those of declarations. */
    List<Token> used() {
        return all.stream().filter(token -> !token.declaration()).toList();
    }

    /** The first place where the prefix is declared. */
    Optional<Token> declaration(String prefix) {
        return all.stream().filter(token -> token.declaration() && prefix.equals(token.prefix())).findFirst();
    }

    Set<String> undeclared() {
        Set<String> names = new LinkedHashSet<>();
        used().stream().filter(Token::isPrefixed).map(Token::prefix).filter(prefix -> !declared.containsKey(prefix)).forEach(names::add);
        return names;
    }

    /** What it stands for; nothing for a prefix that is neither declared nor assumed. */
    Optional<String> iri(Token token, PrefixMapping assumed) {
        if (!token.isPrefixed()) return Optional.of(token.name());
        String namespace = declared.getOrDefault(token.prefix(), assumed.getNsPrefixURI(token.prefix()));
        return Optional.ofNullable(namespace).map(start -> start + token.name().replaceAll("\\\\(.)", "$1"));
    }

    /** The text with something else in the place of a name. */
    String with(Token token, String other) {
        return text.substring(0, token.offset()) + other + text.substring(token.offset() + token.text().length());
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') skipTo(end -> text.charAt(end) == '\n' || text.charAt(end) == '\r');
            else if (c == '"' || c == '\'') skipString();
            else if (c == '?' || c == '$' || c == '@' || text.startsWith("_:", at)) skipTo(end -> end > at + 1 && !isPart(end));
            else if (c == '<') iri();
            else if (c == ':' || Character.isLetter(c)) word();
            else at++;
        }
    }

    private void iri() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) > ' ' && "<>\"{}|^`\\".indexOf(text.charAt(end)) < 0) end++;
        if (end == text.length() || text.charAt(end) != '>') at++;
        else name(null, text.substring(at + 1, end), end + 1);
    }

    /** A prefixed name or a keyword. */
    private void word() {
        int end = at;
        while (end < text.length() && (isPart(end) || text.charAt(end) == '.' && isPart(end + 1))) end++;
        if (end < text.length() && text.charAt(end) == ':') {
            int last = localEnd(end + 1);
            name(text.substring(at, end), text.substring(end + 1, last), last);
            return;
        }
        String word = text.substring(at, Math.max(end, at + 1));
        expected = word.equalsIgnoreCase("prefix") ? 2 : word.equalsIgnoreCase("base") ? 1 : 0;
        at += word.length();
    }

    private int localEnd(int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '\\' && end + 1 < text.length()) end += 2;
            else if (isPart(end) || c == ':' || c == '%' || c == '.' && (isPart(end + 1) || end + 1 < text.length() && ":%\\".indexOf(text.charAt(end + 1)) >= 0)) end++;
            else break;
        }
        return end;
    }

    private void name(String prefix, String name, int end) {
        all.add(new Token(prefix, name, text.substring(at, end), at, line(), at - lineStart + 1, expected > 0));
        if (expected == 1 && declaring != null) declared.put(declaring, name);
        declaring = expected == 2 ? prefix : null;
        expected = Math.max(0, expected - 1);
        at = end;
    }

    private int line() {
        for (; counted < at; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        return line;
    }

    private boolean isPart(int index) {
        return index < text.length() && (Character.isLetterOrDigit(text.charAt(index)) || Character.isSurrogate(text.charAt(index)) || "_-\u00b7".indexOf(text.charAt(index)) >= 0);
    }

    private void skipTo(IntPredicate end) {
        int next = at;
        while (next < text.length() && !end.test(next)) next++;
        at = Math.max(next, at + 1);
    }

    private void skipString() {
        String quote = text.substring(at, at + 1);
        String end = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
        for (at += end.length(); at < text.length() && !text.startsWith(end, at); at++) {
            if (text.charAt(at) == '\\') at++;
        }
        at += end.length();
    }
}
