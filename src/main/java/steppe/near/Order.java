package steppe.near;

/** In what order an index holds subject, predicate and object, before the graph. */
enum Order {
    SPO(0, 1, 2), POS(1, 2, 0), OSP(2, 0, 1);

    private final int[] places;

    Order(int... places) {
        this.places = places;
    }

    /** Which part of the triple stands in the column: 0 is the subject, 1 the predicate, 2 the object. */
    int part(int column) {
        return places[column];
    }

    /** The one that begins with what is known, as TDB2 chooses it; where all is known, where subjects of one predicate and object are neighbours. */
    static Order of(boolean subject, boolean predicate, boolean object) {
        if (predicate && subject == object) return POS;
        if (object) return predicate ? POS : OSP;
        return SPO;
    }
}
