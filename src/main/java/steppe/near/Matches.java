package steppe.near;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorSlotted;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The rows of a basic graph pattern: from triple to triple, back where there is no further match. What is known is kept as ids in one array for all
 * rows; TDB2 makes a table, two wrappers and some twenty objects for each triple that it looks up.
 */
final class Matches extends IteratorSlotted<Binding> {
    private final NearNodes nodes;
    private final Iterator<Binding> input;
    private final Predicate<Binding> test;
    private final boolean optional;
    private final Step[] steps;
    private final Var[] variables;
    private final long[] ids;
    private final boolean[] bound;
    /** The variables that the rows of the input leave open, as the steps are planned now; and their places. */
    private Var[] added;
    private int[] places;
    private Binding row;
    private boolean isMatched;
    /** The step whose next match is looked for. */
    private int depth = -1;

    Matches(NearQuads quads, BasicPattern pattern, Iterator<Binding> input, Predicate<Binding> test, boolean optional, AtomicBoolean signal) {
        this.nodes = quads.nodes();
        this.input = input;
        this.test = test;
        this.optional = optional;
        List<Var> names = new ArrayList<>();
        this.steps = pattern.getList().stream().map(triple -> step(quads, triple, names, signal)).toArray(Step[]::new);
        this.variables = names.toArray(Var[]::new);
        this.ids = new long[variables.length];
        this.bound = new boolean[variables.length];
    }

    private Step step(NearQuads quads, Triple triple, List<Var> names, AtomicBoolean signal) {
        Node[] parts = {triple.getSubject(), triple.getPredicate(), triple.getObject()};
        int[] where = new int[parts.length];
        long[] terms = new long[parts.length];
        for (int part = 0; part < parts.length; part++) {
            where[part] = Var.isVar(parts[part]) ? place(Var.alloc(parts[part]), names) : -1;
            if (where[part] < 0) terms[part] = id(parts[part]);
        }
        return new Step(quads, where, terms, signal);
    }

    private static int place(Var variable, List<Var> names) {
        if (!names.contains(variable)) names.add(variable);
        return names.indexOf(variable);
    }

    private long id(Node term) {
        return term == null ? Ids.ANY : Ids.number(nodes.getNodeIdForNode(term));
    }

    @Override
    protected boolean hasMore() {
        return true;
    }

    @Override
    protected Binding moveToNext() {
        while (row != null || input.hasNext()) {
            if (row == null) begin(input.next());
            while (advances()) {
                Binding found = found();
                if (!test.test(found)) continue;
                isMatched = true;
                return found;
            }
            Binding last = row;
            row = null;
            if (optional && !isMatched) return last;
        }
        return null;
    }

    private void begin(Binding next) {
        row = next;
        isMatched = false;
        boolean isPlanned = added != null;
        for (int place = 0; place < ids.length; place++) {
            ids[place] = idOf(variables[place], next);
            isPlanned &= bound[place] == (ids[place] != Ids.ANY);
        }
        if (!isPlanned) plan();
        steps[0].begin(ids);
        depth = 0;
    }

    /** A row of ours has it, without a look at its term. */
    private long idOf(Var variable, Binding from) {
        Binding at = from;
        while (at instanceof NearRow near) {
            int place = near.place(variable);
            if (place >= 0) return near.id(place);
            at = near.parent();
        }
        return at == null ? Ids.ANY : id(at.get(variable));
    }

    private void plan() {
        for (int place = 0; place < ids.length; place++) bound[place] = ids[place] != Ids.ANY;
        places = IntStream.range(0, ids.length).filter(place -> !bound[place]).toArray();
        added = Arrays.stream(places).mapToObj(place -> variables[place]).toArray(Var[]::new);
        boolean[] known = bound.clone();
        for (Step step : steps) step.plan(known);
    }

    /** To the next match of all steps. */
    private boolean advances() {
        while (depth >= 0) {
            if (!steps[depth].next(ids)) depth--;
            else if (depth == steps.length - 1) return true;
            else steps[++depth].begin(ids);
        }
        return false;
    }

    private Binding found() {
        if (places.length == 0) return row;
        long[] found = new long[places.length];
        for (int i = 0; i < found.length; i++) found[i] = ids[places[i]];
        return new NearRow(row, nodes, added, found);
    }

    @Override
    protected void closeIterator() {
        Iter.close(input);
    }
}
