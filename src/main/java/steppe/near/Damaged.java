package steppe.near;

/**
 * A file of a store holds what cannot have been written. It is the error that a mapped file gives which is shorter than it was, and no exception: of
 * these, Jena makes an unbound variable or a row that a FILTER drops, with a page of log for each, and the answer would look whole.
 */
final class Damaged extends InternalError {
    Damaged(String what, RuntimeException cause) {
        super("The store is damaged: " + what, cause);
    }
}
