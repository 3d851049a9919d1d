package steppe.linked;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import steppe.model.Names;

/** The ontology as its diagrams see it: its own classes in a forest, what leads where, and what it takes from others. */
final class Ontology {
    static final Node CLAIM = Names.term("Claim");
    /** The headline triple comes first; all else goes by name. */
    private static final List<Node> HEADLINE = List.of(Names.term("object"), Names.term("predicate"), Names.term("subject"));
    private final Description in;
    private final Comparator<Node> byName;
    /** Of each of our classes those that it is directly a kind of, ours only. */
    private final Map<Node, List<Node>> parents;

    Ontology(Description in) {
        this.in = in;
        this.byName = Comparator.comparing((Node term) -> in.name(term), String.CASE_INSENSITIVE_ORDER).thenComparing(term -> term.toString());
        List<Node> classes = own(OWL2.Class).toList();
        this.parents = classes.stream().collect(toMap(term -> term, term -> parents(term, classes), (one, same) -> one, LinkedHashMap::new));
    }

    /**
     * A class at its one place in a hierarchy.
     *
     * @param others its further superclasses, below which it is not shown again
     */
    record Branch(Node term, List<Node> others, List<Branch> below) {
        Stream<Branch> all() {
            return Stream.concat(Stream.of(this), below.stream().flatMap(Branch::all));
        }
    }

    /** A property of a class; where it leads is empty if that is left open. */
    record Arrow(Node from, Node property, Optional<Node> to) {}

    List<Branch> things() {
        return forest(classes().filter(term -> !isClaim(term)).toList());
    }

    List<Branch> claims() {
        return forest(classes().filter(this::isClaim).toList());
    }

    Stream<Node> classes() {
        return parents.keySet().stream();
    }

    boolean isClaim(Node term) {
        Set<Node> above = new LinkedHashSet<>(List.of(term));
        for (List<Node> next = List.of(term); !next.isEmpty();) {
            next = next.stream().flatMap(it -> parents.getOrDefault(it, List.of()).stream()).filter(above::add).toList();
        }
        return above.contains(CLAIM);
    }

    /**
     * The properties of claims, of each kind of claim, and of what points to claims.
     *
     * @param claimed the properties left open that claims have, with the datatype of their values, empty for things
     */
    List<Arrow> core(Map<Node, String> claimed) {
        List<Arrow> arrows = Stream.of(OWL2.ObjectProperty, OWL2.DatatypeProperty).flatMap(this::own)
                .flatMap(property -> domains(property, claimed).map(domain -> new Arrow(domain, property, range(property, claimed)))).toList();
        Set<Node> pointing = arrows.stream().filter(arrow -> arrow.to().filter(CLAIM::equals).isPresent()).map(Arrow::from).collect(toCollection(LinkedHashSet::new));
        return arrows.stream().filter(arrow -> isClaim(arrow.from()) || pointing.contains(arrow.from())).sorted(sensibly()).toList();
    }

    private Stream<Node> domains(Node property, Map<Node, String> claimed) {
        List<Node> stated = in.all(property, RDFS.domain.asNode());
        return stated.isEmpty() && claimed.containsKey(property) ? Stream.of(CLAIM) : stated.stream();
    }

    private Optional<Node> range(Node property, Map<Node, String> claimed) {
        return in.one(property, RDFS.range.asNode())
                .or(() -> Optional.of(claimed.getOrDefault(property, "")).filter(datatype -> !datatype.isEmpty()).map(NodeFactory::createURI));
    }

    /** Claims before kinds of claims before others; what leads anywhere, then to our classes, to those of others, to values. */
    private Comparator<Arrow> sensibly() {
        return Comparator.comparing((Arrow arrow) -> arrow.from().equals(CLAIM) ? 0 : isClaim(arrow.from()) ? 1 : 2).thenComparing(Arrow::from, byName)
                .thenComparing(arrow -> arrow.to().map(this::distance).orElse(0)).thenComparing(arrow -> arrow.to().orElse(CLAIM), byName)
                .thenComparing(arrow -> -HEADLINE.indexOf(arrow.property())).thenComparing(Arrow::property, byName);
    }

    private int distance(Node range) {
        if (parents.containsKey(range)) return 1;
        return isDatatype(range) ? 3 : 2;
    }

    static boolean isDatatype(Node range) {
        return range.equals(RDFS.Literal.asNode()) || Names.prefixes().shortForm(range.getURI()).startsWith("xsd:");
    }

    /** The vocabularies of others by namespace, each with our terms that are a kind of theirs or the same. */
    Map<String, List<Node>> reused() {
        Map<String, List<Node>> reused = new TreeMap<>();
        Stream.of(OWL2.Class, OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty).flatMap(type -> in.ofType(type.asNode()).stream())
                .filter(term -> term.isURI() && !isOwn(term)).map(Ontology::namespace).distinct().forEach(namespace -> reused.put(namespace, aligned(namespace)));
        return reused;
    }

    private List<Node> aligned(String namespace) {
        return Stream.of(RDFS.subClassOf, RDFS.subPropertyOf, OWL2.equivalentClass, OWL2.equivalentProperty)
                .flatMap(link -> in.graph().find(Node.ANY, link.asNode(), Node.ANY).toList().stream())
                .filter(triple -> isOwn(triple.getSubject()) && triple.getObject().isURI() && namespace(triple.getObject()).equals(namespace))
                .map(Triple::getSubject).distinct().sorted(byName).toList();
    }

    private static String namespace(Node term) {
        return term.getURI().replaceFirst("[^/#]*$", "");
    }

    static boolean isOwn(Node term) {
        return term.isURI() && term.getURI().startsWith(Names.ONTOLOGY);
    }

    private Stream<Node> own(Resource type) {
        return in.ofType(type.asNode()).stream().filter(Ontology::isOwn).sorted(byName);
    }

    private List<Node> parents(Node term, List<Node> classes) {
        return in.all(term, RDFS.subClassOf.asNode()).stream().filter(parent -> !parent.equals(term) && classes.contains(parent)).sorted(byName).toList();
    }

    private List<Node> children(Node term) {
        return classes().filter(child -> parents.get(child).contains(term)).toList();
    }

    /** The largest tree first. What hangs below no root, a circle, becomes a tree of its own: no class is lost. */
    private List<Branch> forest(List<Node> classes) {
        Set<Node> placed = new LinkedHashSet<>();
        List<Branch> roots = new ArrayList<>();
        Stream<Node> tops = classes.stream().filter(term -> parents.get(term).isEmpty());
        Stream.concat(tops, classes.stream()).forEach(top -> grow(top, Optional.empty(), placed).ifPresent(roots::add));
        return roots.stream().sorted(Comparator.comparing(root -> -root.all().count())).toList();
    }

    /** None if it has its place already. Children that are of another kind too come last, next to that one. */
    private Optional<Branch> grow(Node term, Optional<Node> under, Set<Node> placed) {
        if (!placed.add(term)) return Optional.empty();
        List<Node> others = parents.get(term).stream().filter(parent -> !parent.equals(under.orElse(null))).toList();
        List<Branch> below = besideEachOther(children(term)).stream().flatMap(child -> grow(child, Optional.of(term), placed).stream()).toList();
        return Optional.of(new Branch(term, others, below.stream().sorted(Comparator.comparing(branch -> !branch.others().isEmpty())).toList()));
    }

    /** By name, but classes that share a subclass stand together, so that the lines to it are short. */
    private Set<Node> besideEachOther(List<Node> siblings) {
        Set<Node> ordered = new LinkedHashSet<>();
        for (Node sibling : siblings) {
            ordered.add(sibling);
            siblings.stream().filter(other -> children(other).stream().anyMatch(children(sibling)::contains)).forEach(ordered::add);
        }
        return ordered;
    }
}
