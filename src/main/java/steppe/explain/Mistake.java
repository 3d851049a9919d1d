package steppe.explain;

/**
 * A name in the query that the graph does not know.
 *
 * @param kind "prefix" or "term"
 * @param suggestion what may have been meant; empty if nothing is near
 * @param mended the query with the suggestion in its place; empty without one
 */
public record Mistake(String kind, String name, int line, int column, int length, String words, String suggestion, String mended) {}
