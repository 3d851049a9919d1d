package steppe.audit;

/**
 * The audit in figures.
 *
 * @param sentences  sentences of the article, headings left out
 * @param covered    those that some passage touches
 * @param characters the part of the article's characters, white space left out, that lies in passages: whole per cent
 */
public record Summary(int claims, long deprecated, int sentences, long covered, int characters) {
    public long bare() {
        return sentences - covered;
    }
}
