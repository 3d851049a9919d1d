package steppe.gallery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import steppe.model.Passage;
import steppe.web.Mark;
import steppe.web.Quote;

/**
 * A claim as evidence: what it says, how, and where that stands.
 *
 * @param origin documents of one origin count once
 * @param plain whether it says so itself: asserted, not negated, not deprecated
 * @param holds when, in words
 * @param where how to find the passage in the publication, if the text itself is not at hand
 * @param data the same in terms, for programs
 * @param unread why the passage is not shown although texts were given; empty if there is no reason to say
 */
public record ClaimView(String label, String href, List<Mark> marks, String holds, Optional<String> document, Optional<String> documentHref,
                        String publisher, String issued, String speaker, String place, List<CellView> cited, List<String> notes,
                        Optional<Quote> quote, Optional<String> where, String unread, String origin, boolean roster, boolean plain, Data data) {
    private static final Set<String> STANCES = Set.of("announced", "attributed", "denied", "negated", "deprecated");

    /** @param modality the concept: asserted, announced, attributed or denied */
    record Data(Node claim, Optional<Node> document, Optional<Node> modality, boolean negated, Optional<Passage> passage) {}

    /** Of its marks those that say how a row that rests on it is to be taken. */
    List<Mark> stance() {
        return marks.stream().filter(mark -> STANCES.contains(mark.kind())).toList();
    }
}
