package steppe.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import steppe.derive.Difference;
import steppe.derive.Difference.Said;
import steppe.model.Names;

/**
 * Finds what differs in a store, within a transaction of the caller. It compares the ids that TDB2 gives to terms, because nearly all
 * that several sources say they say alike, and terms must be read.
 */
final class Differences {
    private final NodeTupleTable quads;
    private final NodeTable nodes;
    private final NodeId number;
    private final NodeId headline;
    private final NodeId predicate;
    private final Graph found = GraphMemFactory.createDefaultGraph();

    private Differences(DatasetGraph store) {
        quads = TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable();
        nodes = quads.getNodeTable();
        number = id(Names.term("headlineNumber"));
        headline = id(Names.term("headline"));
        predicate = id(Names.term("predicate"));
    }

    /** Of all claims; one headline's are in memory at a time. */
    static Graph in(DatasetGraph store) {
        Differences differences = new Differences(store);
        differences.compare(NodeId.NodeIdAny);
        return differences.found;
    }

    /** Of the claims whose headlines have these numbers. */
    static Graph in(DatasetGraph store, Collection<Node> numbers) {
        Differences differences = new Differences(store);
        for (Node each : numbers) differences.compare(differences.id(each));
        return differences.found;
    }

    private record Claim(NodeId source, NodeId node, NodeId number) {}

    /** Of all indexes, only POSG begins with the predicate: so the claims of one number come together. */
    private void compare(NodeId numbers) {
        if (NodeId.isDoesNotExist(number) || NodeId.isDoesNotExist(numbers)) return;
        List<Claim> same = new ArrayList<>();
        Iterator<Claim> claims = Iter.map(find(NodeId.NodeIdAny, NodeId.NodeIdAny, number, numbers), quad -> new Claim(quad.get(0), quad.get(1), quad.get(3)));
        claims.forEachRemaining(claim -> {
            if (!same.isEmpty() && !same.get(0).number().equals(claim.number())) {
                compare(same);
                same.clear();
            }
            same.add(claim);
        });
        compare(same);
    }

    private void compare(List<Claim> same) {
        if (same.stream().map(Claim::source).distinct().limit(2).count() < 2) return;
        for (Node property : Difference.COMPARED) {
            NodeId compared = id(property);
            if (differing(same, compared).findAny().isPresent()) sameHeadlines(same).forEach(claims -> differing(claims, compared).forEach(this::add));
        }
    }

    /** Two headlines may have the same number, though hardly ever. */
    private Collection<List<Claim>> sameHeadlines(List<Claim> sameNumber) {
        return sameNumber.stream().collect(Collectors.groupingBy(claim -> value(claim, headline))).values();
    }

    private Stream<Claim> differing(List<Claim> claims, NodeId property) {
        return Difference.among(claims.stream().flatMap(claim -> value(claim, property).map(value -> new Said<>(claim, claim.source(), value)).stream()).toList());
    }

    private Optional<NodeId> value(Claim claim, NodeId property) {
        if (NodeId.isDoesNotExist(property)) return Optional.empty();
        Iterator<Tuple<NodeId>> values = find(claim.source(), claim.node(), property, NodeId.NodeIdAny);
        return values.hasNext() ? Optional.of(values.next().get(3)) : Optional.empty();
    }

    private Iterator<Tuple<NodeId>> find(NodeId graph, NodeId subject, NodeId predicate, NodeId object) {
        return quads.find(TupleFactory.create4(graph, subject, predicate, object));
    }

    private void add(Claim claim) {
        value(claim, predicate).ifPresent(relation -> found.add(nodes.getNodeForNodeId(claim.node()), Difference.DIFFERS_ON, nodes.getNodeForNodeId(relation)));
    }

    private NodeId id(Node node) {
        return nodes.getNodeIdForNode(node);
    }
}
