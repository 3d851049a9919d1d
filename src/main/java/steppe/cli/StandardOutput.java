package steppe.cli;

import steppe.model.Invalid;
import steppe.model.Problem;

/** Java keeps to itself that what a command writes did not arrive: what was cut would look whole. */
final class StandardOutput {
    private StandardOutput() {}

    /** To be asked when all is written. @throws Invalid if something was lost, for the disk is full or nobody reads on */
    static void check() {
        if (System.out.checkError()) throw new Invalid(new Problem("standard output", "could not be written to its end", "Make room where it goes, or let its reader read on."));
    }
}
