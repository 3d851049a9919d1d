package steppe.audit;

import java.util.BitSet;
import java.util.List;

/** The sentences of the article's lines; headings and the page around the article have none. */
record Splitting(DocumentText text, BitSet covered) {
    List<Sentence> sentences(Range line) {
        if (Sentences.isHeading(text.in(line))) return List.of();
        return Sentences.in(text, line).stream().filter(range -> range.overlaps(text.description().content())).map(this::sentence).toList();
    }

    private Sentence sentence(Range range) {
        int hit = covered.nextSetBit(range.start());
        return new Sentence(text.line(range.start()), range, text.in(range), hit >= 0 && hit < range.end());
    }
}
