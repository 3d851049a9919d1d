package steppe.serve;

import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;

/**
 * Why there is no answer, in words for the reader. A cancellation, because that is the one exception that Jena lets through everywhere:
 * it takes others within a FILTER for an error of that row, drops the row, and gives a wrong answer that looks whole.
 */
final class Refusal extends QueryCancelledException {
    private final String message;
    private final transient Outcome outcome;
    private final int status;
    private final int retryAfter;

    private Refusal(Outcome outcome, int status, int retryAfter, String message) {
        this.message = message;
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

    @Override
    public String getMessage() {
        return message;
    }

    /** It is no defect, so nobody looks for its place. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
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
