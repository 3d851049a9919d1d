package steppe.query;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/** A group and how many it holds. Its term is read when somebody asks for it: most groups are left out by their number. */
final class CountedGroup extends BindingBase {
    private static final int FEW = 256;
    private static final Node[] NUMBERS = new Node[FEW];
    private final Var group;
    private final long id;
    private final NodeTable nodes;
    private final Var count;
    private final Node number;

    static {
        for (int i = 0; i < FEW; i++) NUMBERS[i] = NodeValue.makeInteger(i).asNode();
    }

    CountedGroup(Var group, long id, NodeTable nodes, Var count, long number) {
        super(null);
        this.group = group;
        this.id = id;
        this.nodes = nodes;
        this.count = count;
        this.number = number < FEW ? NUMBERS[(int) number] : NodeValue.makeInteger(number).asNode();
    }

    @Override
    protected Iterator<Var> vars1() {
        return List.of(group, count).iterator();
    }

    @Override
    protected int size1() {
        return 2;
    }

    @Override
    protected boolean isEmpty1() {
        return false;
    }

    @Override
    protected boolean contains1(Var var) {
        return var.equals(group) || var.equals(count);
    }

    @Override
    protected Node get1(Var var) {
        if (var.equals(count)) return number;
        return var.equals(group) ? term() : null;
    }

    // With its term, so that a file that is damaged shows now.
    @Override
    public Binding detach() {
        return BindingFactory.copy(this);
    }

    @Override
    protected Binding detachWithNewParent(Binding parent) {
        throw new UnsupportedOperationException("a copy has no parent");
    }

    private Node term() {
        return nodes.getNodeForNodeId(NodeIdFactory.get(ByteBuffer.allocate(NodeId.SIZE).putLong(0, id)));
    }
}
