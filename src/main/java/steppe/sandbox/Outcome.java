package steppe.sandbox;

import java.util.Locale;

/** How a query ended. */
public enum Outcome {
    ANSWERED, REFUSED, TIMED_OUT, TOO_BIG, OUT_OF_MEMORY, OVERLOADED, CLIENT_GONE, FAILED;

    /** As logs and metrics name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
