package steppe.audit;

import java.util.List;
import steppe.model.Passage;

/**
 * Where the sought words stand.
 *
 * @param claim   the next free name of a claim whose passage starts there
 * @param inside  within the document's content range; elsewhere the build accepts no passage
 * @param before  the words before it, cut
 * @param after   the words after it, cut
 * @param present the claims whose passages overlap it
 */
public record Hit(Passage passage, String claim, int line, boolean inside, String before, String words, String after, List<ClaimCard> present) {}
