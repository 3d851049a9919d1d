package steppe.near;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;

/** One triple of a pattern: looked up in the order that begins with what is known of it by then. */
final class Step {
    private static final int PARTS = 3;
    /** Of each part the place of its variable, or none. */
    private final int[] places;
    private final long[] terms;
    private final NearQuads quads;
    private final AtomicBoolean signal;
    private Order order;
    private long[] known;
    private IndexFile.Cursor cursor;
    private final long[] last = new long[PARTS];
    private boolean isFirst;

    /**
     * @param places of the variables of subject, predicate and object among all of the pattern's; -1 for a term
     * @param terms  ids, where it is a term
     * @param signal ends the search when it is true; or null
     */
    Step(NearQuads quads, int[] places, long[] terms, AtomicBoolean signal) {
        this.quads = quads;
        this.places = places;
        this.terms = terms;
        this.signal = signal;
    }

    /** @param bound which variables are known before; afterwards, those of this triple are too */
    void plan(boolean[] bound) {
        boolean[] is = new boolean[PARTS];
        int count = 0;
        for (int part = 0; part < PARTS; part++) {
            is[part] = places[part] < 0 || bound[places[part]];
            if (is[part]) count++;
        }
        Order best = Order.of(is[0], is[1], is[2]);
        if (best != order) cursor = quads.in(best).cursor();
        order = best;
        known = new long[count];
        for (int place : places) if (place >= 0) bound[place] = true;
    }

    /** Before the first match. @param ids of the variables */
    void begin(long[] ids) {
        for (int column = 0; column < known.length; column++) {
            int part = order.part(column);
            known[column] = places[part] < 0 ? terms[part] : ids[places[part]];
        }
        cursor.to(known);
        isFirst = true;
    }

    /** The next match: what was not known goes to its place. @return false if there are no more */
    boolean next(long[] ids) {
        while ((isFirst || known.length < PARTS) && cursor.next() && begins()) {
            if (signal != null && signal.get()) throw new QueryCancelledException();
            if (isNew() && fills(ids)) return true;
        }
        return false;
    }

    private boolean begins() {
        for (int column = 0; column < known.length; column++) if (cursor.id(column) != known[column]) return false;
        return true;
    }

    /** What several graphs say stands together. */
    private boolean isNew() {
        boolean isNew = isFirst;
        isFirst = false;
        for (int column = known.length; column < PARTS; column++) {
            long id = cursor.id(column);
            isNew |= id != last[column];
            last[column] = id;
        }
        return isNew;
    }

    /** False if one variable would have to stand for two terms. */
    private boolean fills(long[] ids) {
        for (int column = known.length; column < PARTS; column++) {
            int place = places[order.part(column)];
            for (int before = known.length; before < column; before++) if (places[order.part(before)] == place && last[before] != last[column]) return false;
            ids[place] = last[column];
        }
        return true;
    }
}
