package steppe.derive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import steppe.model.Names;
import steppe.model.Schema;
import steppe.read.Source;

/**
 * Derives the timeline, the direct triples and the parts of things of one source from its completed claims. A claim backs a period or a direct triple
 * if it is asserted, not negated, not deprecated, and either preferred or no preferred claim of the same source, be it a denial, has the same headline.
 * Sources don't influence each other: what one source decides against another, the curation deprecates there.
 */
public final class Derivation {
    private static final LocalDate SNAPSHOT = LocalDate.parse(Names.SNAPSHOT);
    private final Schema schema;
    private final Ranks ranks;

    /** @param curation the curation graph, whose ranks win */
    public Derivation(Schema schema, Graph curation) {
        this.schema = schema;
        this.ranks = new Ranks(curation);
    }

    public DerivedSource derive(Source source) {
        Graph derived = GraphMemFactory.createDefaultGraph();
        List<Claim> best = best(claims(source.graph()));
        new Timeline(source.name(), schema, derived).add(best);
        DirectTriples direct = new DirectTriples(schema, derived);
        best.stream().filter(this::inForce).forEach(direct::add);
        new Parts(schema, derived).add(source.graph());
        return new DerivedSource(source.name(), derived);
    }

    private List<Claim> claims(Graph graph) {
        return graph.find(Node.ANY, Names.term("object"), Node.ANY).mapWith(t -> t.getSubject()).toSet().stream()
                .filter(node -> graph.contains(node, Names.term("predicate"), Node.ANY))
                .map(node -> Claim.read(graph, node, ranks)).sorted(Comparator.comparing(claim -> claim.node().toString())).toList();
    }

    private static List<Claim> best(List<Claim> claims) {
        Set<Claim.Headline> decided = claims.stream().filter(Claim::preferred).map(Claim::headline).collect(Collectors.toSet());
        return claims.stream().filter(Claim::backs).filter(claim -> claim.preferred() || !decided.contains(claim.headline())).toList();
    }

    private boolean inForce(Claim claim) {
        return claim.interval().isInForce(SNAPSHOT, schema.holdsOverTime(claim.predicate()));
    }
}
