package steppe.explain;

/**
 * Where the matches of a query end.
 *
 * @param state "matches" if the patterns have some, "nothing" if not, "unknown" if the time was over before that was clear
 * @param step the number of the first step that nothing is left after; empty if there is none
 */
public record Emptiness(String state, String step, String words) {}
