package steppe.serve;

import java.time.Duration;

/**
 * Why there is no answer, in words for the reader. No kind of exception that Jena takes for an error within an expression, so that
 * it ends the query instead of leaving a variable unbound.
 */
final class Refusal extends RuntimeException {
    private final transient Outcome outcome;
    private final int status;
    private final int retryAfter;

    private Refusal(Outcome outcome, int status, int retryAfter, String message) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static Refusal bad(String message) {
        return of(400, message);
    }

    static Refusal of(int status, String message) {
        return new Refusal(Outcome.REFUSED, status, 0, message);
    }

    static Refusal tooBig(String message) {
        return new Refusal(Outcome.TOO_BIG, 413, 0, message);
    }

    static Refusal timedOut(Duration limit) {
        return new Refusal(Outcome.TIMED_OUT, 503, 10, "The query took longer than " + seconds(limit) + " and was given up. Ask for less, or add LIMIT.");
    }

    static Refusal outOfMemory() {
        return new Refusal(Outcome.OUT_OF_MEMORY, 503, 10, "The query needed more memory than there is and was given up. Ask for less at once.");
    }

    static Refusal busy(int retryAfter) {
        return new Refusal(Outcome.OVERLOADED, 503, retryAfter, "Too many queries are running. Try again in " + retryAfter + " seconds.");
    }

    static Refusal tooMany(String message, int retryAfter) {
        return new Refusal(Outcome.OVERLOADED, 429, retryAfter, message + " Try again in " + retryAfter + " seconds.");
    }

    static Refusal failed() {
        return new Refusal(Outcome.FAILED, 500, 0, "Something went wrong that should not. It is in the log.");
    }

    static Refusal gone() {
        return new Refusal(Outcome.CLIENT_GONE, 499, 0, "The client is gone.");
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    Outcome outcome() {
        return outcome;
    }

    int status() {
        return status;
    }

    /** In seconds; 0 for none. */
    int retryAfter() {
        return retryAfter;
    }
}
