package steppe.sandbox;

/** How deep the brackets of a text are nested, seen as SPARQL does: those in comments, strings and IRIs are none. */
final class Nesting {
    private final String text;
    private int at;

    private Nesting(String text) {
        this.text = text;
    }

    static int of(String text) {
        return new Nesting(text).deepest();
    }

    private int deepest() {
        int depth = 0;
        int deepest = 0;
        for (; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{', '(', '[' -> deepest = Math.max(deepest, ++depth);
                case '}', ')', ']' -> depth--;
                case '#' -> skipComment();
                case '"', '\'' -> skipString();
                case '<' -> skipIri();
                default -> { }
            }
        }
        return deepest;
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') at++;
    }

    private void skipString() {
        String quote = text.substring(at, at + 1);
        String end = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
        for (at += end.length(); at < text.length() && !text.startsWith(end, at); at++) {
            if (text.charAt(at) == '\\') at++;
        }
        at += end.length() - 1;
    }

    /** {@code <} begins an IRI if one can be read from it; else it compares. */
    private void skipIri() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) > ' ' && "<>\"{}|^`\\".indexOf(text.charAt(end)) < 0) end++;
        if (end < text.length() && text.charAt(end) == '>') at = end;
    }
}
