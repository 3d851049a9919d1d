package steppe.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.model.Problem;

/** The claims of one document, in the order of its text. */
final class ClaimCards {
    private static final Comparator<ClaimCard> ORDER = Comparator.comparingInt((ClaimCard card) -> card.passage().start())
            .thenComparingInt(card -> card.passage().end()).thenComparing(ClaimCard::name);
    private final Graph all;
    private final DocumentText text;

    ClaimCards(Graph all, DocumentText text) {
        this.all = all;
        this.text = text;
    }

    /** @throws Invalid with every passage that lies outside of the text or holds no words */
    List<ClaimCard> read() {
        List<Problem> problems = new ArrayList<>();
        List<ClaimCard> cards = new ArrayList<>();
        all.find(Node.ANY, Names.term("passage"), Node.ANY).forEach(triple -> passage(triple).ifPresent(place -> {
            if (fits(place)) cards.add(card(triple.getSubject(), place));
            else problems.add(misfit(triple.getSubject(), place));
        }));
        if (!problems.isEmpty()) throw new Invalid(problems);
        cards.sort(ORDER);
        return IntStream.range(0, cards.size()).mapToObj(at -> cards.get(at).numbered(at + 1)).toList();
    }

    private Optional<Passage> passage(Triple triple) {
        return Optional.of(triple.getObject()).filter(Node::isURI).flatMap(node -> Passage.parse(node.getURI()))
                .filter(passage -> passage.document().equals(text.name()));
    }

    private ClaimCard card(Node claim, Passage passage) {
        Range range = text.trim(new Range(passage.start(), passage.end()));
        ClaimFacts facts = new ClaimFacts(all, claim);
        return new ClaimCard(0, Names.shorten(claim), facts.kind(), facts.label(), facts.headline(), facts.marks(), facts.details(),
                facts.note(), range, text.brief(range));
    }

    private boolean fits(Passage passage) {
        return passage.start() < passage.end() && passage.end() <= text.length() && !text.trim(new Range(passage.start(), passage.end())).isEmpty();
    }

    private Problem misfit(Node claim, Passage passage) {
        return new Problem(Names.shorten(claim), "its passage " + passage.start() + "," + passage.end() + " holds no words of " + text.name()
                + ", which has " + text.length() + " code points", "Find the passage with steppe locate " + text.name() + " \"words\".");
    }
}
