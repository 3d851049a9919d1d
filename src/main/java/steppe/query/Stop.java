package steppe.query;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a query is ended from outside, by whoever sees a reason: once, and for good. Jena's iterators look at the flag between two rows; what
 * only waits says what else is to be done. Safe for use by many threads.
 */
public final class Stop {
    private static final Runnable NOTHING = () -> { };
    private final AtomicBoolean flag = new AtomicBoolean();
    private Runnable action = NOTHING;

    /** Set when it is to end, never unset. */
    public AtomicBoolean flag() {
        return flag;
    }

    /** Whatever was asked to end it, ends it. */
    public void now() {
        flag.set(true);
        action().run();
    }

    /** Does this as well as soon as it is to end; at once if that was before. In place of what was to be done until now. */
    void by(Runnable next) {
        synchronized (this) {
            action = next;
        }
        if (flag.get()) next.run();
    }

    private synchronized Runnable action() {
        return action;
    }
}
