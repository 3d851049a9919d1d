package steppe.query;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorSlotted;
import org.apache.jena.atlas.iterator.PeekIterator;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/**
 * How many subjects each object of a predicate has, {@code SELECT ?o (COUNT(*) AS ?n) { ?s :predicate ?o } GROUP BY ?o}, read from TDB2's index by
 * predicate and object, where they stand one group after the other. To group rows, Jena makes a row and reads a term for each triple, which is
 * ten times as dear, and it is what questions about a whole graph begin with.
 */
final class CountedGroups {
    /** By predicate, object, subject, graph. */
    private static final String INDEX = "POSG";

    private CountedGroups() {}

    /**
     * The groups, or nothing if the pattern is another, or not of all graphs together: then it is grouped as ever.
     *
     * @param least smaller groups are left out
     */
    static Optional<QueryIterator> of(OpGroup group, long least, QueryIterator input, ExecutionContext context) {
        if (!(input instanceof QueryIterRoot && context.getDataset() instanceof DatasetGraphTDB dataset && group.getSubOp() instanceof OpQuadPattern pattern)) return Optional.empty();
        if (!Patterns.isOfAllGraphs(pattern, context) || pattern.getBasicPattern().size() != 1) return Optional.empty();
        Triple triple = pattern.getBasicPattern().get(0);
        if (!triple.getPredicate().isConcrete() || !isByObject(triple, group) || !isCounted(triple, group)) return Optional.empty();
        input.close();
        return Optional.of(QueryIterPlainWrapper.create(groups(dataset.getQuadTable().getNodeTupleTable(), triple, group, least, context.getCancelSignal()), context));
    }

    /** How many a group must hold, if that is all that the conditions say: {@code HAVING (COUNT(*) > 1)}. */
    static OptionalLong least(OpGroup group, ExprList conditions) {
        if (conditions.size() != 1 || group.getAggregators().size() != 1 || !(conditions.get(0) instanceof ExprFunction2 comparison)) return OptionalLong.empty();
        NodeValue number = comparison.getArg2().getConstant();
        boolean ofCount = group.getAggregators().get(0).getVar().equals(comparison.getArg1().asVar());
        if (!ofCount || number == null || !number.isInteger() || number.getInteger().bitLength() > Integer.SIZE) return OptionalLong.empty();
        if (comparison instanceof E_GreaterThan) return OptionalLong.of(number.getInteger().longValue() + 1);
        return comparison instanceof E_GreaterThanOrEqual ? OptionalLong.of(number.getInteger().longValue()) : OptionalLong.empty();
    }

    private static boolean isByObject(Triple triple, OpGroup group) {
        Node object = triple.getObject();
        return triple.getSubject().isVariable() && object.isVariable() && !triple.getSubject().equals(object)
                && group.getGroupVars().getExprs().isEmpty() && group.getGroupVars().getVars().equals(List.of(Var.alloc(object)));
    }

    /** Each triple counts once: by COUNT(*), by what every triple has, and by its subject, of which a group has each once. */
    private static boolean isCounted(Triple triple, OpGroup group) {
        if (group.getAggregators().size() != 1) return false;
        Aggregator aggregator = group.getAggregators().get(0).getAggregator();
        if (aggregator instanceof AggCount) return true;
        Node counted = aggregator instanceof AggCountVar || aggregator instanceof AggCountVarDistinct ? aggregator.getExprList().get(0).asVar() : null;
        return triple.getSubject().equals(counted) || triple.getObject().equals(counted) && aggregator instanceof AggCountVar;
    }

    private static Iterator<Binding> groups(NodeTupleTable table, Triple triple, OpGroup group, long least, AtomicBoolean signal) {
        NodeId predicate = table.getNodeTable().getNodeIdForNode(triple.getPredicate());
        if (NodeId.isDoesNotExist(predicate)) return Iter.nullIterator();
        TupleIndexRecord index = table.getTupleTable().selectIndex(INDEX, TupleIndexRecord.class);
        RecordFactory keys = new RecordFactory(INDEX.length() * NodeId.SIZE, 0);
        Record first = keys.createKeyOnly();
        Record end = keys.createKeyOnly();
        NodeIdFactory.set(predicate, first.getKey(), 0);
        NodeIdFactory.setNext(predicate, end.getKey(), 0);
        Iterator<Pair> pairs = index.getRangeIndex().iterator(first, end, CountedGroups::pair);
        return new Groups(PeekIterator.create(pairs), table.getNodeTable(), Var.alloc(triple.getObject()), group.getAggregators().get(0).getVar(), least, signal);
    }

    /** An object and a subject by the ids of their terms. */
    private record Pair(long object, long subject) {}

    private static Pair pair(ByteBuffer page, int entry, byte[] key, RecordFactory keys) {
        int start = entry * keys.recordLength();
        if (key != null) page.position(start).get(key, 0, keys.keyLength());
        return new Pair(page.getLong(start + NodeId.SIZE), page.getLong(start + 2 * NodeId.SIZE));
    }

    private static final class Groups extends IteratorSlotted<Binding> {
        private final PeekIterator<Pair> pairs;
        private final NodeTable nodes;
        private final Var object;
        private final Var count;
        private final long least;
        private final AtomicBoolean signal;

        Groups(PeekIterator<Pair> pairs, NodeTable nodes, Var object, Var count, long least, AtomicBoolean signal) {
            this.pairs = pairs;
            this.nodes = nodes;
            this.object = object;
            this.count = count;
            this.least = least;
            this.signal = signal;
        }

        @Override
        protected boolean hasMore() {
            return true;
        }

        @Override
        protected Binding moveToNext() {
            while (pairs.hasNext()) {
                long group = pairs.peek().object();
                long subjects = subjects(group);
                if (subjects >= least) return new CountedGroup(object, group, nodes, count, subjects);
            }
            return null;
        }

        /** Of the group that is next. What several graphs say is one triple. */
        private long subjects(long group) {
            long last = take().subject();
            long subjects = 1;
            while (pairs.hasNext() && pairs.peek().object() == group) {
                long subject = take().subject();
                if (subject != last) subjects++;
                last = subject;
            }
            return subjects;
        }

        private Pair take() {
            if (signal != null && signal.get()) throw new QueryCancelledException();
            return pairs.next();
        }

        @Override
        protected void closeIterator() {
            Iter.close(pairs);
        }
    }
}
