package steppe.store;

import steppe.model.Invalid;
import steppe.model.Problem;

/** A store whose files have their sizes, and that cannot be opened all the same. Not that of another process: nothing is wrong with it. */
public final class Unopened extends Invalid {
    Unopened(Problem problem) {
        super(problem);
    }
}
