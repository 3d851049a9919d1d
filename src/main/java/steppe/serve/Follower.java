package steppe.serve;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

/**
 * Keeps a server on the current store of a folder: once a second it reads where {@code current} points, and when that has changed it
 * opens that store and switches. A store that cannot be served is refused with a line in the log, once, and the one before serves on.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("store");
    private static final long MILLIS = 1000;
    private final StoreFolder folder;
    private final Server server;
    private final Function<StoreVersion, Content> opening;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Follower::daemon);
    private String seen;

    /**
     * @param serving the name of the store that the server serves now
     * @param opening makes of a store what is served
     */
    public Follower(StoreFolder folder, String serving, Server server, Function<StoreVersion, Content> opening) {
        this(folder, serving, server, opening, MILLIS);
    }

    Follower(StoreFolder folder, String serving, Server server, Function<StoreVersion, Content> opening, long millis) {
        this.folder = folder;
        this.seen = serving;
        this.server = server;
        this.opening = opening;
        timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Optional<String> name = folder.currentName();
            if (name.isPresent() && !name.get().equals(seen)) follow(name.get());
        } catch (RuntimeException | Error e) { // A scheduled task that throws would never run again.
            LOG.error("The store folder could not be looked at; the same store serves on", e);
        }
    }

    private void follow(String name) {
        seen = name;
        try {
            StoreVersion version = folder.current().orElseThrow(() -> new Invalid(new Problem(name, "has no manifest, so it is not a store that Steppe built", "Build again with ./steppe build.")));
            seen = version.name();
            server.switchTo(opening.apply(version));
            LOG.info("now serving {}", version.name());
        } catch (Invalid e) {
            server.countRefusedStore();
            LOG.error("{} is not served, the store before is served on: {}", name, e.getMessage());
        } catch (RuntimeException | Error e) { // TDB2 and mapped files say with errors that a file is not what it should be.
            server.countRefusedStore();
            LOG.error("{} is not served, the store before is served on", name, e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "steppe-follower");
        thread.setDaemon(true);
        return thread;
    }
}
