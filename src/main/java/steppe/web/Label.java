package steppe.web;

/**
 * What a thing is called.
 *
 * @param lang the language of the text as a BCP 47 tag; empty if it has none
 */
public record Label(String text, String lang) {
    private static final int MAX_LENGTH = 300;

    public Label {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) text = text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…";
    }
}
