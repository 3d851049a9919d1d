package steppe.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Reason;

/**
 * Reads the files of a store while it is served, a piece at a time and again from the beginning, and holds them against their sums: TDB2 has none, so
 * a bit that a disk has lost would be an answer like any other. A piece that is not as it was written is looked at until it is.
 */
public final class Scrub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("store");
    /** A MiB each half second is a thousandth of a core, and finds what is wrong with Steppe's own data within a quarter of a minute. */
    private static final long MILLIS = 500;
    private final StoreVersion store;
    private final List<Piece> pieces;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Scrub::daemon);
    private volatile Optional<Piece> damaged = Optional.empty();
    private int next;

    /** Begins at once; ends with {@link #close}. */
    public Scrub(StoreVersion store) {
        this(store, MILLIS);
    }

    Scrub(StoreVersion store, long millis) {
        this.store = store;
        this.pieces = store.manifest().pieces();
        timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What has become of the store's files since it was opened, in words for operators. Empty as long as nothing wrong was seen. */
    public Optional<String> damage() {
        return store.damage().or(() -> damaged.map(piece -> store.damaged(piece.file())));
    }

    private void look() {
        Piece piece = damaged.orElseGet(this::following);
        try {
            boolean whole = piece.isAsWritten(store.folder());
            if (whole && damaged.isPresent()) LOG.info("{} is as it was written again", piece.file());
            if (!whole && damaged.isEmpty()) LOG.error("{}", store.damaged(piece.file()));
            damaged = whole ? Optional.empty() : Optional.of(piece);
        } catch (NoSuchFileException removed) {
            damaged = Optional.empty(); // Who reads it has it as before.
        } catch (IOException e) {
            if (damaged.isEmpty()) LOG.error("{} cannot be read: {}", piece.file(), Reason.of(e));
            damaged = Optional.of(piece);
        } catch (RuntimeException | Error e) { // A scheduled task that throws would never run again.
            LOG.error("{} could not be looked at", piece.file(), e);
        }
    }

    private Piece following() {
        next = (next + 1) % pieces.size();
        return pieces.get(next);
    }

    @Override
    public void close() {
        timer.shutdown();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "steppe-scrub");
        thread.setDaemon(true);
        return thread;
    }
}
