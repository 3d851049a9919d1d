package steppe.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a document's text: an RFC 5147 character range, {@code <cepa-2025#char=8445,8480>}.
 *
 * @param document the document's short name
 * @param start    the first code point, from 0
 * @param end      the code point after the last
 */
public record Passage(String document, int start, int end) {
    private static final Pattern IRI = Pattern.compile(Pattern.quote(Names.DOCUMENT) + "([^#/]+)#char=(\\d{1,9}),(\\d{1,9})");

    public static Optional<Passage> parse(String iri) {
        Matcher match = IRI.matcher(iri);
        if (!match.matches()) return Optional.empty();
        return Optional.of(new Passage(match.group(1), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3))));
    }

    public String iri() {
        return Names.DOCUMENT + document + "#" + fragment();
    }

    /** What follows the document's address and {@code #}. */
    public String fragment() {
        return "char=" + start + "," + end;
    }

    /** The passage's words in the document's text; offsets count code points, not UTF-16 units. */
    public String in(String text) {
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }
}
