package steppe.audit;

/** Words of a document for a terminal: what could steer it (control characters, invisible marks) becomes a sign. */
public final class Printable {
    private Printable() {}

    public static String of(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\u200C\\u200D]]", "\uFFFD");
    }
}
