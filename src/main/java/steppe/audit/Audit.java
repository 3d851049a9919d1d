package steppe.audit;

import java.util.BitSet;
import java.util.List;

/** A document on one side, the claims of its passages on the other, and the sentences between them. */
public record Audit(Description document, Summary summary, List<Sentence> sentences, List<Paragraph> paragraphs) {
    public static Audit of(Curated curated) {
        DocumentText text = curated.text();
        BitSet covered = covered(curated.claims());
        List<Sentence> sentences = text.paragraphs().stream().flatMap(line -> new Splitting(text, covered).sentences(line).stream()).toList();
        return new Audit(text.description(), summary(curated, sentences, covered), sentences, new Marking(curated, sentences).paragraphs());
    }

    /** The sentences that carry no claim. */
    public List<Sentence> bare() {
        return sentences.stream().filter(sentence -> !sentence.covered()).toList();
    }

    private static Summary summary(Curated curated, List<Sentence> sentences, BitSet covered) {
        return new Summary(curated.claims().size(), curated.claims().stream().filter(ClaimCard::isDeprecated).count(),
                sentences.size(), sentences.stream().filter(Sentence::covered).count(), characters(curated.text(), covered));
    }

    private static int characters(DocumentText text, BitSet covered) {
        Range content = text.description().content();
        int all = 0;
        int held = 0;
        for (int at = content.start(); at < content.end(); at++) {
            if (text.isSpace(at)) continue;
            all++;
            if (covered.get(at)) held++;
        }
        return all == 0 ? 0 : Math.round(100f * held / all);
    }

    private static BitSet covered(List<ClaimCard> claims) {
        BitSet covered = new BitSet();
        claims.forEach(claim -> covered.set(claim.passage().start(), claim.passage().end()));
        return covered;
    }
}
