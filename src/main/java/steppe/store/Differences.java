package steppe.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import steppe.derive.Difference;
import steppe.derive.Difference.Said;
import steppe.model.Names;

/**
 * Finds what differs in a store, within a transaction of the caller. It compares ids, because nearly all that several sources say they
 * say alike, and terms must be read.
 */
final class Differences {
    private final StoredIds ids;
    private final Optional<NodeId> number;
    private final Optional<NodeId> headline;
    private final Optional<NodeId> predicate;
    private final Graph found = GraphMemFactory.createDefaultGraph();

    private Differences(DatasetGraph store) {
        ids = new StoredIds(store);
        number = ids.of(Names.term("headlineNumber"));
        headline = ids.of(Names.term("headline"));
        predicate = ids.of(Names.term("predicate"));
    }

    /** Of all claims; one headline's are in memory at a time. */
    static Graph in(DatasetGraph store) {
        Differences differences = new Differences(store);
        differences.number.ifPresent(number -> differences.compare(differences.ids.having(number)));
        return differences.found;
    }

    /** Of the claims whose headlines have these numbers. */
    static Graph in(DatasetGraph store, Collection<Node> numbers) {
        Differences differences = new Differences(store);
        for (Node each : numbers) differences.number.ifPresent(number -> differences.ids.of(each).ifPresent(id -> differences.compare(differences.ids.having(number, id))));
        return differences.found;
    }

    private record Claim(NodeId source, NodeId node, NodeId number) {}

    /** @param numbered claims with the numbers of their headlines, those of one number together */
    private void compare(Iterator<Tuple<NodeId>> numbered) {
        List<Claim> same = new ArrayList<>();
        while (numbered.hasNext()) {
            Tuple<NodeId> next = numbered.next();
            Claim claim = new Claim(next.get(0), next.get(1), next.get(3));
            if (!same.isEmpty() && !same.get(0).number().equals(claim.number())) {
                compare(same);
                same.clear();
            }
            same.add(claim);
        }
        compare(same);
    }

    private void compare(List<Claim> same) {
        if (same.stream().map(Claim::source).distinct().limit(2).count() < 2) return;
        for (Node property : Difference.COMPARED) {
            Optional<NodeId> compared = ids.of(property);
            if (differing(same, compared).findAny().isPresent()) sameHeadlines(same).forEach(claims -> differing(claims, compared).forEach(this::add));
        }
    }

    /** Two headlines may have the same number, though hardly ever. */
    private Collection<List<Claim>> sameHeadlines(List<Claim> sameNumber) {
        return sameNumber.stream().collect(Collectors.groupingBy(claim -> value(claim, headline))).values();
    }

    private Stream<Claim> differing(List<Claim> claims, Optional<NodeId> property) {
        return Difference.among(claims.stream().flatMap(claim -> value(claim, property).map(value -> new Said<>(claim, claim.source(), value)).stream()).toList());
    }

    private Optional<NodeId> value(Claim claim, Optional<NodeId> property) {
        return property.flatMap(known -> ids.object(claim.source(), claim.node(), known));
    }

    private void add(Claim claim) {
        value(claim, predicate).ifPresent(relation -> found.add(ids.term(claim.node()), Difference.DIFFERS_ON, ids.term(relation)));
    }
}
