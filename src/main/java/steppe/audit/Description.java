package steppe.audit;

/**
 * What {@code triples/documents.ttl} says of a document that has a text.
 *
 * @param content the article itself, without the page around it
 */
public record Description(String name, String title, String sha256, Range content) {}
