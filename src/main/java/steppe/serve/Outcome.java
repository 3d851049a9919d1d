package steppe.serve;

import java.util.Locale;

/** How a query ended. */
enum Outcome {
    ANSWERED, REFUSED, TIMED_OUT, TOO_BIG, OUT_OF_MEMORY, OVERLOADED, CLIENT_GONE, FAILED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
