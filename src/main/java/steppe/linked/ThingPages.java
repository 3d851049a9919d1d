package steppe.linked;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.linked.View.Fact;
import steppe.linked.View.Group;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Links;

/** The page of a thing: also of concepts, documents, sources, graphs and periods. */
final class ThingPages {
    private static final QueryFile STATED = QueryFile.of(ThingPages.class, "stated.rq");
    private static final Set<Node> ABOVE = Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), SKOS.definition.asNode(), SKOS.hiddenLabel.asNode(), geo("lat"), geo("long"));
    private final Engine engine;
    private final Stories stories;
    private final Disagreements disagreements;

    ThingPages(Engine engine, Stories stories, Disagreements disagreements) {
        this.engine = engine;
        this.stories = stories;
        this.disagreements = disagreements;
    }

    View.Thing page(Address address, Part part) {
        Description in = part.description();
        List<Triple> stated = engine.select(STATED.with("it", List.of(in.it())), Scope.all()).bindings().stream().map(ThingPages::triple).toList();
        return new View.Thing(Header.of(address, title(address, in)), kind(address, in), new Value(in.it().getURI(), "", ""), labels(in),
                in.text(in.it(), SKOS.definition.asNode()), facts(in, stated), new DirectTriples(engine, in).views(), new Periods(in).views(), groups(in, disagreements.disputed()), mentions(in, stated),
                stories.asks(in.it()), stories.uniqueness(in.it(), part.last() == 1 ? borne(in).size() : part.all()).stream().toList(), disagreements.among(about(in)),
                View.Turn.of(address.path(Format.HTML), part.number(), part.before(), part.claims(), part.all()));
    }

    /** Things without a label are named after what they are: a graph by its path, a period by what held. */
    private static String title(Address address, Description in) {
        if (address.kind() == Kind.GRAPH) return "Graph " + address.local().replaceFirst("^graph/", "");
        return address.kind() == Kind.PERIOD ? new Periods(in).view(in.it()).title() : in.name(in.it());
    }

    private static String kind(Address address, Description in) {
        List<Node> types = in.all(in.it(), RDF.type.asNode()).stream().filter(Links::isOurs).toList();
        String kind = types.stream().filter(type -> types.stream().noneMatch(other -> isNarrower(in, other, type))).map(in::name).collect(Collectors.joining(", "));
        return kind.isEmpty() ? address.kind().label() : kind;
    }

    private static boolean isNarrower(Description in, Node type, Node than) {
        return !type.equals(than) && in.graph().contains(type, RDFS.subClassOf.asNode(), than);
    }

    private static List<Value> labels(Description in) {
        return Description.NAMING.stream().flatMap(naming -> in.all(in.it(), naming).stream()).map(in::value).distinct()
                .filter(label -> !label.lang().equals("en") || !label.text().equals(in.name(in.it())))
                .sorted(Comparator.comparing((Value label) -> !label.lang().equals("en")).thenComparing(Value::lang)).toList();
    }

    private static List<Fact> facts(Description in, List<Triple> stated) {
        return group(in, stated.stream().filter(triple -> triple.getSubject().equals(in.it()))
                .filter(triple -> !ABOVE.contains(triple.getPredicate()) && !triple.getPredicate().equals(RDF.type.asNode())).toList(), Triple::getObject);
    }

    private static List<Fact> mentions(Description in, List<Triple> stated) {
        return group(in, stated.stream().filter(triple -> !triple.getSubject().equals(in.it()) && triple.getSubject().isURI()).toList(), Triple::getSubject);
    }

    private static List<Fact> group(Description in, List<Triple> triples, java.util.function.Function<Triple, Node> shown) {
        Map<Node, List<Value>> byProperty = triples.stream().collect(Collectors.groupingBy(Triple::getPredicate, LinkedHashMap::new,
                Collectors.mapping(triple -> in.value(shown.apply(triple)), Collectors.toList())));
        return byProperty.entrySet().stream().map(entry -> new Fact(in.property(entry.getKey()), entry.getValue())).toList();
    }

    /** A document shows its own claims in the order of its text; a thing shows what is said of it by kind, then what it says. */
    private static List<Group> groups(Description in, Set<Node> disputed) {
        ClaimLines lines = new ClaimLines(in, disputed);
        List<Node> claims = in.ofType("Claim");
        List<Node> borne = borne(in);
        List<Node> voiced = only(claims, in, "attributedTo", "reportedBy");
        List<Group> groups = new ArrayList<>();
        if (!borne.isEmpty()) groups.add(new Group("Its claims, in the order of the text", "claims", true, lines.inTextOrder(borne)));
        groups.addAll(lines.byKind(claims.stream().filter(claim -> !borne.contains(claim) && !voiced.contains(claim)).toList()));
        if (!voiced.isEmpty()) groups.add(new Group("What it says or holds of others", "voice", false, lines.inTextOrder(voiced)));
        return groups;
    }

    private static List<Node> borne(Description in) {
        return only(in.ofType("Claim"), in, "document", "citedSource");
    }

    /** Of a document the claims that it bears, of anything else those that are about it. */
    private static List<Node> about(Description in) {
        List<Node> borne = borne(in);
        return borne.isEmpty() ? in.ofType("Claim").stream().filter(claim -> isSubject(claim, in)).toList() : borne;
    }

    /** The claims that name it in these ways. */
    private static List<Node> only(Collection<Node> claims, Description in, String... properties) {
        return claims.stream().filter(claim -> in.graph().find(claim, Node.ANY, in.it()).toList().stream()
                .anyMatch(triple -> Set.of(properties).contains(Description.local(triple.getPredicate())))).filter(claim -> !isSubject(claim, in)).toList();
    }

    private static boolean isSubject(Node claim, Description in) {
        return in.graph().contains(claim, Names.term("subject"), in.it()) || in.graph().contains(claim, Names.term("object"), in.it());
    }

    /** Places are for maps. */
    private static Node geo(String name) {
        return NodeFactory.createURI("http://www.w3.org/2003/01/geo/wgs84_pos#" + name);
    }

    private static Triple triple(Binding row) {
        return Triple.create(row.get("subject"), row.get("property"), row.get("object"));
    }
}
