package steppe.store;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * How well a label fits depends on it alone: on how often it has the words and how short it is. What all labels have (how rare a word
 * is, how long they are) would count the removed ones too, until Lucene writes their files anew: an update would pay for all labels, or
 * answer otherwise than a whole build. As all words must occur, their rarity tells little.
 */
final class LabelSimilarity extends BM25Similarity {
    private static final float USUAL_LENGTH = 8;

    @Override
    protected float idf(long documents, long count) {
        return 1;
    }

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
        return USUAL_LENGTH;
    }
}
