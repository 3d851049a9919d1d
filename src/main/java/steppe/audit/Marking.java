package steppe.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Cuts each paragraph where a passage starts or ends. */
final class Marking {
    private final DocumentText text;
    private final List<ClaimCard> claims;
    private final List<Sentence> bare;

    Marking(Curated curated, List<Sentence> sentences) {
        this.text = curated.text();
        this.claims = curated.claims();
        this.bare = sentences.stream().filter(sentence -> !sentence.covered()).toList();
    }

    List<Paragraph> paragraphs() {
        return text.paragraphs().stream().map(this::paragraph).toList();
    }

    private Paragraph paragraph(Range line) {
        List<ClaimCard> starting = claims.stream().filter(claim -> line.holds(claim.passage().start())).toList();
        return new Paragraph(text.line(line.start()), line, line.overlaps(text.description().content()),
                Sentences.isHeading(text.in(line)), segments(line), starting);
    }

    private List<Segment> segments(Range line) {
        List<ClaimCard> touching = claims.stream().filter(claim -> claim.passage().overlaps(line)).toList();
        List<Segment> segments = new ArrayList<>();
        int start = line.start();
        for (int cut : cuts(line, touching)) {
            segments.add(segment(new Range(start, cut), touching));
            start = cut;
        }
        return segments;
    }

    /** Where the segments end. */
    private SortedSet<Integer> cuts(Range line, List<ClaimCard> touching) {
        SortedSet<Integer> cuts = new TreeSet<>();
        touching.forEach(claim -> cut(claim.passage(), cuts));
        bare.forEach(sentence -> cut(sentence.range(), cuts));
        cuts.add(line.end());
        return cuts.subSet(line.start() + 1, line.end() + 1);
    }

    private static void cut(Range range, SortedSet<Integer> cuts) {
        cuts.add(range.start());
        cuts.add(range.end());
    }

    private Segment segment(Range range, List<ClaimCard> touching) {
        int depth = (int) touching.stream().map(ClaimCard::passage).distinct().filter(passage -> passage.contains(range)).count();
        List<ClaimCard> closing = touching.stream().filter(claim -> claim.passage().end() == range.end()).toList();
        return new Segment(range.start(), text.in(range), depth, bare.stream().anyMatch(it -> it.range().contains(range)), closing);
    }
}
