package steppe.linked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.linked.View.Group;
import steppe.linked.View.Line;
import steppe.linked.View.Mark;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.web.Links;

/** Claims as lines: what each says, how it is meant, when it holds, and where it stands. */
final class ClaimLines {
    private static final Node DOCUMENT = Names.term("document");
    private final Description in;

    ClaimLines(Description in) {
        this.in = in;
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
        List<Node> sorted = claims.stream().sorted(Comparator.comparing((Node claim) -> in.one(claim, DOCUMENT).map(Node::toString).orElse(""))
                .thenComparingInt(claim -> passage(claim).map(Passage::start).orElse(0)).thenComparing((Node claim) -> claim.getURI())).toList();
        Set<String> seen = new HashSet<>();
        return sorted.stream().map(claim -> line(claim, anchor(claim).filter(seen::add).orElse(""))).toList();
    }

    private Line line(Node claim, String anchor) {
        return new Line(in.value(claim), anchor, marks(claim), isOverruled(claim), when(claim), sources(claim));
    }

    boolean isOverruled(Node claim) {
        return in.all(claim, Names.term("rank")).contains(Names.concept("Deprecated"));
    }

    /** Its date in words; one that was only inferred from the document's says so. */
    String when(Node claim) {
        String stated = in.text(claim, Names.term("when"));
        if (!stated.isEmpty()) return Dates.inWords(stated);
        return in.one(claim, Names.term("from")).map(day -> "known on " + in.value(day).text()).orElse("");
    }

    Optional<Passage> passage(Node claim) {
        return in.one(claim, Names.term("passage")).filter(Node::isURI).flatMap(iri -> Passage.parse(iri.getURI()));
    }

    private Optional<String> anchor(Node claim) {
        return passage(claim).map(passage -> passage.iri().substring(passage.iri().indexOf('#') + 1));
    }

    private List<Mark> marks(Node claim) {
        List<Mark> marks = new ArrayList<>();
        if (!names(claim, "attributedTo").isEmpty()) marks.add(new Mark("attributed", "according to " + names(claim, "attributedTo")));
        if (!names(claim, "reportedBy").isEmpty()) marks.add(new Mark("attributed", "reported by " + names(claim, "reportedBy")));
        addUnless(claim, "modality", Set.of("Asserted", "Attributed"), marks);
        if (in.text(claim, Names.term("negated")).equals("true")) marks.add(new Mark("negated", "says that it is not so"));
        addUnless(claim, "rank", Set.of("Normal"), marks);
        addUnless(claim, "flag", Set.of(), marks);
        addUnless(claim, "confidence", Set.of("Sure"), marks);
        return marks;
    }

    private void addUnless(Node claim, String property, Set<String> usual, List<Mark> marks) {
        in.all(claim, Names.term(property)).stream().filter(mark -> !usual.contains(Description.local(mark)))
                .forEach(mark -> marks.add(new Mark(Description.local(mark).toLowerCase(Locale.ROOT), in.name(mark))));
    }

    private String names(Node claim, String property) {
        return in.all(claim, Names.term(property)).stream().map(in::name).collect(Collectors.joining(" and "));
    }

    /** The document with the place in it, and whom the document cites. */
    private List<Value> sources(Node claim) {
        List<Value> sources = new ArrayList<>();
        in.one(claim, DOCUMENT).ifPresent(document -> sources.add(passage(claim).map(passage -> placed(document, passage)).orElseGet(() -> in.value(document))));
        in.all(claim, Names.term("citedSource")).forEach(cited -> sources.add(in.value(cited)));
        return sources;
    }

    private Value placed(Node document, Passage passage) {
        String fragment = passage.iri().substring(passage.iri().indexOf('#'));
        return new Value(in.name(document) + ", " + Description.range(passage), Links.href(document).orElse("") + fragment, "");
    }
}
