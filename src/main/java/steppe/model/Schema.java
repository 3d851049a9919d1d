package steppe.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** What the build needs to know of the ontology: hierarchies, inverses, and which properties are states of affairs. */
public final class Schema {
    private static final Node HOLDS_OVER_TIME = Names.term("holdsOverTime");
    private final Graph ontology;
    private final Map<Node, Set<Node>> classes = new ConcurrentHashMap<>();
    private final Map<Node, Set<Node>> properties = new ConcurrentHashMap<>();
    private final Map<Node, List<Part>> parts = new ConcurrentHashMap<>();

    /** @param ontology does not change any more */
    public Schema(Graph ontology) {
        this.ontology = ontology;
    }

    /** The class and all that it is a subclass of, nearest first; OWL's own classes left out. */
    public Set<Node> classes(Node type) {
        return classes.computeIfAbsent(type, unknown -> closure(unknown, RDFS.subClassOf.asNode()));
    }

    /** The property and all that it is a sub-property of. */
    public Set<Node> properties(Node property) {
        return properties.computeIfAbsent(property, unknown -> closure(unknown, RDFS.subPropertyOf.asNode()));
    }

    public boolean isSubProperty(Node property, Node of) {
        return properties(property).contains(of);
    }

    public Set<Node> inverses(Node property) {
        Set<Node> found = new LinkedHashSet<>();
        ontology.find(property, OWL.inverseOf.asNode(), Node.ANY).forEach(t -> found.add(t.getObject()));
        ontology.find(Node.ANY, OWL.inverseOf.asNode(), property).forEach(t -> found.add(t.getSubject()));
        if (ontology.contains(property, RDF.type.asNode(), OWL.SymmetricProperty.asNode())) found.add(property);
        found.removeIf(inverse -> !inverse.isURI());
        return found;
    }

    /** True for a state of affairs (is a member of), false for an occurrence (visited). */
    public boolean holdsOverTime(Node property) {
        return ontology.find(property, HOLDS_OVER_TIME, Node.ANY).filterKeep(t -> t.getObject().getLiteralLexicalForm().equals("true")).hasNext();
    }

    /** The parts that are played in claims of a kind. @param kind a class of claims, or the predicate, measure or modality that they share */
    public List<Part> parts(Node kind) {
        return parts.computeIfAbsent(kind, unknown -> G.listPO(ontology, Names.term("foundIn"), unknown).stream()
                .flatMap(part -> G.listSP(ontology, part, Names.term("foundAs")).stream().map(property -> new Part(part, property))).toList());
    }

    /**
     * A part that things play in claims, as the vocabulary says.
     *
     * @param concept  {@code v:PositionHolder}
     * @param property the claim's property that leads to who plays it
     */
    public record Part(Node concept, Node property) {}

    public boolean declares(Node term) {
        return ontology.contains(term, RDF.type.asNode(), Node.ANY);
    }

    /** The declared term whose name is most like this one, if one is at all alike: for messages. */
    public Optional<Node> nearest(Node term) {
        return ontology.find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(t -> t.getSubject()).toSet().stream()
                .filter(Node::isURI).filter(known -> namespace(known).equals(namespace(term)))
                .min(Comparator.comparingInt((Node known) -> distance(known, term)).thenComparing(Node::getURI))
                .filter(known -> distance(known, term) <= 3);
    }

    private static int distance(Node a, Node b) {
        return LevenshteinDistance.getDefaultInstance().apply(local(a).toLowerCase(Locale.ROOT), local(b).toLowerCase(Locale.ROOT));
    }

    private static String namespace(Node node) {
        return node.getURI().substring(0, node.getURI().length() - local(node).length());
    }

    private static String local(Node node) {
        return Names.local(node.getURI());
    }

    private Set<Node> closure(Node start, Node relation) {
        Set<Node> seen = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node.isURI() && !node.equals(OWL.Thing.asNode()) && seen.add(node)) open.addAll(up(node, relation));
        }
        return Collections.unmodifiableSet(seen);
    }

    private Collection<Node> up(Node node, Node relation) {
        return ontology.find(node, relation, Node.ANY).mapWith(t -> t.getObject()).toList();
    }
}
