package steppe.audit;

import java.util.List;

/**
 * A line of the text with what was made of it.
 *
 * @param inside within the document's content range
 * @param claims the claims whose passages start in it
 */
public record Paragraph(int line, Range range, boolean inside, boolean heading, List<Segment> segments, List<ClaimCard> claims) {}
