package steppe.linked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import steppe.model.Passage;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;

/**
 * Descriptions for pages and data formats: whole, or, of what very many claims speak, in parts. A part costs what its own claims cost:
 * only they are asked for, with the periods that follow from them, and with each part all that is not of a claim.
 */
final class Parts {
    private static final QueryFile CLAIMS = QueryFile.of(Parts.class, "claims.rq");
    private static final QueryFile AROUND = QueryFile.of(Parts.class, "around.rq");
    private static final QueryFile TOLD = QueryFile.of(Parts.class, "told.rq");
    private static final QueryFile BORNE = QueryFile.of(Parts.class, "borne.rq");
    private static final QueryFile NAMES = QueryFile.of(Parts.class, "names.rq");
    /** So that queries stay short: other engines have limits. */
    private static final int NAMED_AT_ONCE = 500;
    private static final Comparator<Standing> IN_TEXT_ORDER = Comparator.comparing(Standing::document).thenComparing(Standing::start).thenComparing(it -> it.claim().getURI());
    private final Engine engine;
    private final Descriptions descriptions;
    private final int most;
    private final int size;

    /**
     * @param most how many claims a description may have and still be whole
     * @param size how many claims a part has
     */
    Parts(Engine engine, Descriptions descriptions, int most, int size) {
        this.engine = engine;
        this.descriptions = descriptions;
        this.most = most;
        this.size = size;
    }

    /** A claim and where it stands. */
    private record Standing(Node claim, String document, int start) {
        static Standing of(Binding row) {
            Optional<Passage> passage = Optional.ofNullable(row.get("passage")).filter(Node::isURI).flatMap(iri -> Passage.parse(iri.getURI()));
            return new Standing(row.get("claim"), passage.map(Passage::document).orElse(""), passage.map(Passage::start).orElse(0));
        }
    }

    /** For the data formats. @param number from 1; there may be no such part */
    Part of(Kind kind, Node it, int number) {
        return of(kind, it, number, () -> descriptions.of(kind, it));
    }

    /** For the page. @param number from 1; there may be no such part */
    Part forPage(Kind kind, Node it, int number) {
        return of(kind, it, number, () -> descriptions.forPage(kind, it));
    }

    private Part of(Kind kind, Node it, int number, Supplier<Description> whole) {
        if (kind == Kind.GRAPH || kind == Kind.ONTOLOGY || kind == Kind.CLAIM) return Part.of(whole.get(), number, size);
        List<Node> claims = claims(it);
        if (claims.size() <= most) return number == 1 ? Part.whole(whole.get(), claims.size()) : Part.none(1);
        return Part.of(claims, number, size, mine -> cut(kind, it, mine));
    }

    /** By document and place in it, so that the parts of a document follow its text. */
    private List<Node> claims(Node it) {
        return engine.select(CLAIMS.with("it", List.of(it)), Scope.all()).bindings().stream().map(Standing::of).sorted(IN_TEXT_ORDER).map(Standing::claim).distinct().toList();
    }

    private Description cut(Kind kind, Node it, List<Node> claims) {
        Graph around = engine.construct(AROUND.with("it", List.of(it)), Scope.all());
        Graph told = engine.construct((kind == Kind.DOCUMENT ? BORNE : TOLD).with(Map.of("it", List.of(it), "claim", claims)), Scope.all());
        Graph part = GraphFactory.createDefaultGraph();
        Stream.of(around, told, names(kind, it, Set.copyOf(claims), around, told)).forEach(graph -> graph.find().forEach(part::add));
        return new Description(it, part);
    }

    private Graph names(Kind kind, Node it, Set<Node> claims, Graph around, Graph told) {
        Set<Node> named = new HashSet<>();
        around.stream().filter(triple -> !triple.predicateMatches(RDFS.subClassOf.asNode()) || triple.getSubject().equals(it)).forEach(triple -> add(kind, it, triple, named));
        told.stream().filter(triple -> kind != Kind.DOCUMENT || claims.contains(triple.getSubject())).map(Triple::getObject).forEach(named::add);
        named.removeIf(node -> !node.isURI());
        Graph names = GraphFactory.createDefaultGraph();
        List<Node> all = new ArrayList<>(named);
        for (int from = 0; from < all.size(); from += NAMED_AT_ONCE) {
            engine.construct(NAMES.with("named", all.subList(from, Math.min(from + NAMED_AT_ONCE, all.size()))), Scope.all()).find().forEach(names::add);
        }
        return names;
    }

    /** As in the whole: what is pointed to, what it has, and what points to a thing. */
    private static void add(Kind kind, Node it, Triple triple, Set<Node> named) {
        named.add(triple.getObject());
        if (triple.getSubject().equals(it)) named.add(triple.getPredicate());
        else if (kind != Kind.DOCUMENT) named.add(triple.getSubject());
    }
}
