package steppe.explain;

/**
 * How many triples match a pattern by itself.
 *
 * @param more counting was given up here: there are more
 */
public record Count(long number, boolean more) {
    @Override
    public String toString() {
        return (more ? "more than " : "") + steppe.web.Numbers.grouped(Long.toString(number));
    }
}
