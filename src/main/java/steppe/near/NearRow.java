package steppe.near;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/** What a pattern adds to a row: ids, whose terms are read when somebody asks for them. */
final class NearRow extends BindingBase {
    private final NearNodes nodes;
    private final Var[] variables;
    private final long[] ids;

    NearRow(Binding parent, NearNodes nodes, Var[] variables, long[] ids) {
        super(parent);
        this.nodes = nodes;
        this.variables = variables;
        this.ids = ids;
    }

    /** The row that this one adds to. */
    Binding parent() {
        return parent;
    }

    long id(int place) {
        return ids[place];
    }

    /** Where the variable stands in this row; -1 if it adds none such. */
    int place(Var variable) {
        for (int place = 0; place < variables.length; place++) if (variables[place].equals(variable)) return place;
        return -1;
    }

    @Override
    protected Iterator<Var> vars1() {
        return Arrays.asList(variables).iterator();
    }

    @Override
    protected int size1() {
        return variables.length;
    }

    @Override
    protected boolean isEmpty1() {
        return variables.length == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        return place(variable) >= 0;
    }

    @Override
    protected Node get1(Var variable) {
        int place = place(variable);
        return place < 0 ? null : nodes.node(ids[place]);
    }

    // With its terms, so that a file that is damaged shows now.
    @Override
    public Binding detach() {
        return BindingFactory.copy(this);
    }

    @Override
    protected Binding detachWithNewParent(Binding parent) {
        throw new UnsupportedOperationException("a copy has no parent");
    }
}
