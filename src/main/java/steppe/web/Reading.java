package steppe.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Names;
import steppe.model.Passage;

/**
 * How a claim reads: its marks, when it holds, where it stands. One for all pages, so that a claim looks the same on each.
 *
 * @param graph what is known of the claim, and of disagreements that involve it
 * @param name  names agents, flags and the like
 */
public record Reading(Node claim, Graph graph, Function<Node, String> name) {

    /** All but those of the usual case. */
    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        String speakers = names("attributedTo");
        if (is("modality", "Announced")) marks.add(Mark.announced());
        if (is("modality", "Attributed") || !speakers.isEmpty()) marks.add(Mark.attributed(speakers));
        if (!names("reportedBy").isEmpty()) marks.add(Mark.reported(names("reportedBy")));
        if (is("modality", "Denied")) marks.add(Mark.denied());
        if (isNegated()) marks.add(Mark.negated());
        if (isOverruled()) marks.add(Mark.deprecated());
        values("flag").forEach(flag -> marks.add(Mark.flagged(name.apply(flag))));
        values("confidence").stream().filter(it -> !it.equals(Names.concept("Sure"))).forEach(it -> marks.add(Mark.unsure(name.apply(it))));
        if (disagreements().stream().anyMatch(this::isOpen)) marks.add(Mark.disputed());
        return marks;
    }

    /** Whether it says so itself: asserted, not negated, not overruled. */
    public boolean isPlain() {
        return !is("modality", "Announced") && !is("modality", "Attributed") && !is("modality", "Denied") && !isNegated() && !isOverruled();
    }

    public boolean isOverruled() {
        return is("rank", "Deprecated");
    }

    /** When, as the source knows it; if it says nothing of that, the day on which it was known. */
    public String holds() {
        Optional<String> stated = text("when").map(Dates::inWords);
        return stated.map(when -> when + basis()).or(() -> text("from").map(day -> "known on " + day)).orElse("");
    }

    public Optional<Passage> passage() {
        return values("passage").stream().filter(Node::isURI).findFirst().flatMap(node -> Passage.parse(node.getURI()));
    }

    public List<Node> disagreements() {
        return graph.find(Node.ANY, Names.term("involves"), claim).mapWith(Triple::getSubject).toList();
    }

    /** Whether no claim decides it. */
    public boolean isOpen(Node disagreement) {
        return !graph.contains(disagreement, Names.term("resolvedBy"), Node.ANY);
    }

    private String basis() {
        return is("dateBasis", "Inferred") ? " (inferred)" : is("dateBasis", "Relative") ? " (from a relative date)" : "";
    }

    /** Whether it says that something is not so. */
    public boolean isNegated() {
        return text("negated").filter(text -> text.matches("true|1")).isPresent();
    }

    private boolean is(String property, String concept) {
        return graph.contains(claim, Names.term(property), Names.concept(concept));
    }

    private String names(String property) {
        return values(property).stream().map(name).collect(Collectors.joining(" and "));
    }

    private Optional<String> text(String property) {
        return values(property).stream().filter(Node::isLiteral).map(Node::getLiteralLexicalForm).findFirst();
    }

    private List<Node> values(String property) {
        return graph.find(claim, Names.term(property), Node.ANY).mapWith(Triple::getObject).toList().stream().sorted(Comparator.comparing(Node::toString)).toList();
    }
}
