package steppe.audit;

/** A sentence of the article, and whether any passage touches it. */
public record Sentence(int line, Range range, String text, boolean covered) {}
