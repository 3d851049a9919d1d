package steppe.serve;

import java.time.Duration;
import steppe.sandbox.QueryText;

/**
 * How much one query, one client and all together may take.
 *
 * @param time       of one query; the protocol's {@code timeout} can only lower it
 * @param rows       of one answer
 * @param bytes      of one answer
 * @param heldBack   bytes kept before the first is sent: up to here a failure is a clean error, beyond it the connection breaks
 * @param triples    that CONSTRUCT and DESCRIBE may collect
 * @param running    queries at once, of all clients
 * @param perClient  queries at once, of one address
 * @param patience   how long a query waits for its turn before it is refused
 * @param share      processor seconds that one address earns per second
 * @param burst      processor seconds that one address may save up
 * @param connections open at once
 * @param header     how long a connection may go without a whole request
 * @param stuck      queries beyond three times their time, at which the process is given up
 * @param ending     how long they may still end by themselves before the process does
 */
record Limits(Duration time, long rows, long bytes, int heldBack, int triples, int running, int perClient, Duration patience, double share,
        double burst, int connections, Duration header, int stuck, Duration ending) {
    /** A query of the greatest length, percent-encoded, and its parameters. */
    static final int FORM_LENGTH = 3 * QueryText.MAX_LENGTH + 8 * 1024;
    static final int FORM_KEYS = 50;
    static final int HEADERS = 80 * 1024;
    /** An answer that comes in pages may name its own address five times, to lead to the others. */
    static final int ANSWER_HEADERS = 6 * HEADERS;
    static final int OUTPUT_BUFFER = 32 * 1024;

    static Limits standard() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Limits(Duration.ofSeconds(30), 1_000_000, 256L << 20, 256 << 10, 100_000, Math.max(16, 4 * cores), Math.max(8, 2 * cores),
                Duration.ofSeconds(3), Math.max(1, cores / 2.0), 120, 1024, Duration.ofSeconds(20), 4, Duration.ofSeconds(30));
    }

    Limits withTime(Duration time) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }

    Limits withAnswer(long rows, long bytes, int heldBack, int triples) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }

    Limits withRunning(int running, int perClient, Duration patience) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }

    Limits withBudget(double share, double burst) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }

    Limits withConnections(int connections) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }

    Limits withHeader(Duration header) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }

    Limits withStuck(int stuck, Duration ending) {
        return new Limits(time, rows, bytes, heldBack, triples, running, perClient, patience, share, burst, connections, header, stuck, ending);
    }
}
