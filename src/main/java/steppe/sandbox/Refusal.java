package steppe.sandbox;

import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;

/**
 * Why there is no answer, in words for the reader. A cancellation, because that is the one exception that Jena lets through everywhere:
 * it takes others within a FILTER for an error of that row, drops the row, and gives a wrong answer that looks whole.
 */
public final class Refusal extends QueryCancelledException {
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

    /** The request is wrong: 400. */
    public static Refusal bad(String message) {
        return of(400, message);
    }

    /** @param status of HTTP (RFC 9110, section 15) */
    public static Refusal of(int status, String message) {
        return new Refusal(Outcome.REFUSED, status, 0, message);
    }

    /** The answer, or something on the way to it: 413. */
    public static Refusal tooBig(String message) {
        return new Refusal(Outcome.TOO_BIG, 413, 0, message);
    }

    /** 503, and to be tried again later, as all that another time may end well. */
    public static Refusal timedOut(Duration limit) {
        return new Refusal(Outcome.TIMED_OUT, 503, 10, "The query took longer than " + seconds(limit) + " and was given up. Ask for less, or add LIMIT.");
    }

    /** 503. */
    public static Refusal outOfMemory() {
        return new Refusal(Outcome.OUT_OF_MEMORY, 503, 10, "The query needed more memory than there is and was given up. Ask for less at once.");
    }

    /** 503: all places are taken. */
    public static Refusal busy(int retryAfter) {
        return new Refusal(Outcome.OVERLOADED, 503, retryAfter, "Too many queries are running. Try again in " + retryAfter + " seconds.");
    }

    /** 503: the service is being stopped, and does not wait any longer. */
    public static Refusal stopping() {
        return new Refusal(Outcome.OVERLOADED, 503, 10, "The service is being stopped. Try again in a moment.");
    }

    /** 429: this client has had its share. */
    public static Refusal tooMany(String message, int retryAfter) {
        return new Refusal(Outcome.OVERLOADED, 429, retryAfter, message + " Try again in " + retryAfter + " seconds.");
    }

    /** 500: a defect of ours. */
    public static Refusal failed() {
        return new Refusal(Outcome.FAILED, 500, 0, "Something went wrong that should not. It is in the log.");
    }

    /** Nobody reads the answer: 499, for the log only. */
    public static Refusal gone() {
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

    /** For logs and metrics. */
    public Outcome outcome() {
        return outcome;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** In seconds; 0 for none. */
    public int retryAfter() {
        return retryAfter;
    }
}
