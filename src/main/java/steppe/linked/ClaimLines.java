package steppe.linked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.linked.View.Group;
import steppe.linked.View.Line;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.web.Links;
import steppe.web.Mark;
import steppe.web.Passages;
import steppe.web.Reading;

/** Claims as lines: what each says, how it is meant, when it holds, and where it stands. */
final class ClaimLines {
    private static final Node DOCUMENT = Names.term("document");
    private final Description in;
    private final Set<Node> disputed;

    ClaimLines(Description in) {
        this(in, Set.of());
    }

    /** @param disputed claims of open disagreements, where the description itself does not tell */
    ClaimLines(Description in, Set<Node> disputed) {
        this.in = in;
        this.disputed = disputed;
    }

    /** By kind, each kind by document and place, what is overruled last. */
    List<Group> byKind(Collection<Node> claims) {
        Map<ClaimKind, List<Node>> kinds = claims.stream().collect(Collectors.groupingBy(claim -> ClaimKind.of(claim, in)));
        return Arrays.stream(ClaimKind.values()).filter(kinds::containsKey)
                .map(kind -> new Group(kind.heading(), kind.id(), false, bestFirst(kinds.get(kind)))).toList();
    }

    private List<Line> bestFirst(Collection<Node> claims) {
        return inTextOrder(claims).stream().sorted(Comparator.comparing(Line::overruled)).toList();
    }

    /** The first line of each passage bears its anchor, so that the passage's IRI leads there. */
    List<Line> inTextOrder(Collection<Node> claims) {
        Set<String> seen = new HashSet<>();
        return sorted(claims).stream().map(claim -> line(claim, anchor(claim).filter(seen::add).orElse(""))).toList();
    }

    /** By document and place in it. */
    List<Node> sorted(Collection<Node> claims) {
        return claims.stream().sorted(Comparator.comparing((Node claim) -> in.one(claim, DOCUMENT).map(Node::toString).orElse(""))
                .thenComparingInt(claim -> reading(claim).passage().map(Passage::start).orElse(0)).thenComparing((Node claim) -> claim.getURI())).toList();
    }

    /** Without an anchor: for pages that are not about its document. */
    Line line(Node claim) {
        return line(claim, "");
    }

    private Line line(Node claim, String anchor) {
        Reading reading = reading(claim);
        Line line = new Line(in.value(claim), anchor, reading.marks(), reading.isOverruled(), reading.holds(), sources(claim));
        return disputed.contains(claim) ? line.with(Mark.disputed()) : line;
    }

    Reading reading(Node claim) {
        return new Reading(claim, in.graph(), in::name);
    }

    private Optional<String> anchor(Node claim) {
        return reading(claim).passage().map(Passage::fragment);
    }

    /** The document with the place in it, and whom the document cites. */
    private List<Value> sources(Node claim) {
        List<Value> sources = new ArrayList<>();
        in.one(claim, DOCUMENT).ifPresent(document -> sources.add(reading(claim).passage().map(passage -> placed(document, passage)).orElseGet(() -> in.value(document))));
        in.all(claim, Names.term("citedSource")).forEach(cited -> sources.add(in.value(cited)));
        return sources;
    }

    private Value placed(Node document, Passage passage) {
        return new Value(in.name(document) + ", " + Passages.place(passage), Links.href(document).orElse("") + "#" + passage.fragment(), "");
    }
}
