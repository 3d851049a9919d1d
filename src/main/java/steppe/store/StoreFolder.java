package steppe.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import steppe.model.Invalid;
import steppe.model.Problem;

/**
 * The folder of stores: finished ones as {@code v-…}, the one that serves as the link {@code current}. A store is
 * written once, in a {@code tmp-…} folder, and published by renaming: a reader sees a whole store or none.
 */
public final class StoreFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'.'SSS").withZone(ZoneOffset.UTC);
    private final Path folder;

    public StoreFolder(Path folder) {
        this.folder = folder;
    }

    /** The finished store that serves, if there is one that its manifest vouches for. */
    public Optional<StoreVersion> current() {
        Path link = folder.resolve("current");
        if (!Files.exists(link)) return Optional.empty();
        try {
            return StoreVersion.open(link.toRealPath());
        } catch (IOException e) {
            throw new Invalid(new Problem(link.toString(), "cannot be read: " + e, "Check the rights of the folder, or build again."));
        }
    }

    /** Where {@code current} points, without a look at what is there; for those who ask often. Nothing if there is none. */
    public Optional<String> currentName() {
        try {
            return Optional.of(Files.readSymbolicLink(folder.resolve("current")).getFileName().toString());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** What is done with a folder that no reader sees yet. */
    public interface Writing {
        Manifest write(Path folder) throws IOException;
    }

    /**
     * Writes a new store, publishes it and removes all but it and the one before. Only one build at a time.
     *
     * @throws Invalid if the folder cannot be written or another build is at work; the store that served still serves
     */
    public StoreVersion publish(Writing writing) {
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(folder.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.tryLock()) {
                if (held == null) throw new Invalid(new Problem(folder.toString(), "another build is at work here", "Wait for it, or use another --store."));
                return writeAndSwitch(writing);
            }
        } catch (IOException e) {
            throw new Invalid(new Problem(folder.toString(), "cannot be written: " + e, "Check the rights and the free space, or name another folder with --store."));
        }
    }

    private StoreVersion writeAndSwitch(Writing writing) throws IOException {
        for (Path stale : list("tmp-")) PathUtils.deleteDirectory(stale);
        Path work = Files.createDirectory(folder.resolve("tmp-" + ProcessHandle.current().pid()));
        try {
            Manifest manifest = writing.write(work);
            manifest.write(work);
            Path finished = folder.resolve("v-" + STAMP.format(Instant.now()) + "-" + manifest.inputs());
            Files.move(work, finished, StandardCopyOption.ATOMIC_MOVE);
            Optional<String> before = currentName();
            point(finished);
            removeOld(finished, before);
            return StoreVersion.open(finished).orElseThrow();
        } finally {
            if (Files.exists(work)) PathUtils.deleteDirectory(work);
        }
    }

    /** Renaming a link over another is atomic: there is no moment without a current store. */
    private void point(Path finished) throws IOException {
        Path fresh = folder.resolve("current.new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, finished.getFileName());
        Files.move(fresh, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps the new store, the one that served before it, and those that a server still reads. */
    private void removeOld(Path finished, Optional<String> before) throws IOException {
        for (Path old : list("v-")) {
            boolean kept = old.equals(finished) || before.filter(old.getFileName().toString()::equals).isPresent() || isRead(old);
            if (!kept) PathUtils.deleteDirectory(old);
        }
    }

    /** TDB2 holds this lock as long as a process has the database open; the operating system lets it go with the process. */
    private static boolean isRead(Path version) throws IOException {
        try (FileChannel channel = FileChannel.open(version.resolve("tdb/tdb.lock"), StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very process
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private List<Path> list(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted(Comparator.naturalOrder()).toList();
        }
    }
}
