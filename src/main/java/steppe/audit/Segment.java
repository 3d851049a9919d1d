package steppe.audit;

import java.util.List;

/**
 * Words between two places where a passage or a bare sentence starts or ends: so passages may nest and overlap, and
 * the segments still follow one another.
 *
 * @param start   where it starts; its anchor
 * @param depth   how many different passages hold it
 * @param bare    part of a sentence that carries no claim
 * @param closing the claims whose passages end with it
 */
public record Segment(int start, String text, int depth, boolean bare, List<ClaimCard> closing) {}
