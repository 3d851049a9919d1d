package steppe.linked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import steppe.linked.Layout.Name;
import steppe.linked.Ontology.Arrow;
import steppe.linked.Ontology.Branch;
import steppe.linked.OntologyView.Diagram;
import steppe.linked.View.Value;
import steppe.web.Links;

/** The diagrams of the ontology, drawn from its triples: what is not there is not drawn, what is there cannot be missed. */
final class Diagrams {
    private static final Map<String, String> VALUES = Map.of("boolean", "yes or no", "date", "date", "integer", "whole number", "decimal", "number", "string", "text", "Literal", "text");
    private static final String KIND_OF = " classes. To the right of each stand those that are a kind of it.";
    private static final String ALSO = " A dashed line leads to a class from a second one that it is a kind of.";
    private final Description in;
    private final Ontology ontology;

    Diagrams(Description in) {
        this.in = in;
        this.ontology = new Ontology(in);
    }

    /** @param claimed as in {@link Ontology#core} */
    List<Diagram> all(Map<Node, String> claimed) {
        return Stream.of(things(), claims(), core(claimed)).filter(diagram -> !diagram.drawing().boxes().isEmpty()).toList();
    }

    Diagram things() {
        return hierarchy("diagram-things", "What there is: things, documents and periods", ontology.things());
    }

    Diagram claims() {
        return hierarchy("diagram-claims", "What is said: kinds of claims", ontology.claims());
    }

    Diagram core(Map<Node, String> claimed) {
        List<Arrow> arrows = ontology.core(claimed);
        String description = "On the left a class, on the arrows its properties, on the right what they lead to: " + arrows.size()
                + " properties. Where the ontology leaves an end open, it stands here as claims have it.";
        return new Diagram("diagram-core", "The core of a claim", description, Layout.arrows(arrows, this::start, this::end), arrows.stream().map(this::sentence).toList());
    }

    private Diagram hierarchy(String id, String title, List<Branch> roots) {
        List<Branch> all = roots.stream().flatMap(Branch::all).toList();
        List<List<Value>> sentences = all.stream().map(branch -> sentence(branch, all)).toList();
        boolean also = all.stream().anyMatch(branch -> !branch.others().isEmpty());
        return new Diagram(id, title, all.size() + KIND_OF + (also ? ALSO : ""), Layout.forest(roots, this::name), sentences);
    }

    private List<Value> sentence(Branch branch, List<Branch> all) {
        List<Value> words = new ArrayList<>(List.of(value(branch.term())));
        Stream<Node> parents = all.stream().filter(other -> other.below().contains(branch)).map(Branch::term);
        List<Node> above = Stream.concat(parents, branch.others().stream()).toList();
        for (Node parent : above) words.addAll(List.of(new Value(words.size() == 1 ? "is a kind of" : "and of", "", ""), value(parent)));
        return words;
    }

    private List<Value> sentence(Arrow arrow) {
        Name end = end(arrow);
        return List.of(value(arrow.from()), value(arrow.property()), new Value("→", "", ""), new Value(end.text(), end.href(), ""));
    }

    private Value value(Node term) {
        return new Value(in.name(term), href(term), "");
    }

    private Name name(Node term) {
        String meaning = in.text(term, SKOS.definition.asNode());
        return new Name(kind(term), in.name(term), "", in.name(term) + (meaning.isEmpty() ? "" : ": " + meaning), href(term));
    }

    private String kind(Node term) {
        if (!Ontology.isOwn(term)) return "foreign";
        if (ontology.classes().noneMatch(term::equals)) return "property";
        return ontology.isClaim(term) ? "claim" : "class";
    }

    /** Where arrows start, kinds of claims say that they are. */
    private Name start(Node term) {
        Name name = name(term);
        boolean isKind = ontology.isClaim(term) && !term.equals(Ontology.CLAIM);
        return isKind ? new Name(name.kind(), name.text(), "a kind of " + in.name(Ontology.CLAIM), name.full(), name.href()) : name;
    }

    private Name end(Arrow arrow) {
        Optional<Node> datatype = arrow.to().filter(Ontology::isDatatype);
        if (arrow.to().isEmpty()) return new Name("value", "anything", "", "anything: the range is left open", "");
        if (datatype.isEmpty()) return name(arrow.to().get());
        String local = Description.local(datatype.get());
        return new Name("value", VALUES.getOrDefault(local, local), "", VALUES.getOrDefault(local, local), "");
    }

    /** A term of ours is further down on the same page. */
    private static String href(Node term) {
        return Ontology.isOwn(term) ? "#" + Description.local(term) : Links.href(term).orElse("");
    }
}
