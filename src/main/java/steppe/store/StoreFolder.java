package steppe.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;

/**
 * The folder of stores: finished ones as {@code v-…}, the one that serves as the link {@code current}. A store is
 * written once, in a {@code tmp-…} folder, and published by renaming: a reader sees a whole store or none.
 */
public final class StoreFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'.'SSS").withZone(ZoneOffset.UTC);
    private static final String FINISHED = "v-";
    private static final String UNFINISHED = "tmp-";
    private static final String PIN = "pinned";
    private static final String LOCK = "build.lock";
    private final Path folder;

    public StoreFolder(Path folder) {
        this.folder = folder;
    }

    /** The finished store that serves, if there is one that its manifest vouches for. */
    public Optional<StoreVersion> current() {
        Path link = folder.resolve("current");
        if (!Files.exists(link)) return Optional.empty();
        if (!Files.isDirectory(link)) checkCurrent();
        if (currentName().filter(StoreFolder::isUnfinished).isPresent()) throw unfinished(link);
        try {
            return StoreVersion.open(link.toRealPath());
        } catch (IOException e) {
            throw new Invalid(new Problem(link.toString(), "cannot be read: " + Reason.of(e), "Check the rights of the folder, or build again."));
        }
    }

    private static boolean isUnfinished(String name) {
        return name.startsWith(UNFINISHED);
    }

    private Invalid unfinished(Path link) {
        return new Invalid(new Problem(link.toString(), "points to " + currentName().orElseThrow() + ", which the next build removes", "Build again with ./steppe build, or choose a store with ./steppe rollback NAME."));
    }

    /** Where {@code current} points, without a look at what is there; for those who ask often. Nothing if there is none. */
    public Optional<String> currentName() {
        try {
            return Optional.ofNullable(Files.readSymbolicLink(folder.resolve("current")).getFileName()).map(Path::toString);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** What is done with a folder that no reader sees yet. */
    public interface Writing {
        Manifest write(Path folder) throws IOException;
    }

    /**
     * Writes a new store, publishes it and removes all but it, the one before and a spare. Only one build at a time.
     *
     * @throws Invalid if the folder cannot be written or another build is at work; the store that served still serves
     */
    public StoreVersion publish(Writing writing) {
        return locked(() -> writeAndSwitch(writing, false));
    }

    /** The same, and pinned: it serves until the next build, whatever the repository holds. */
    StoreVersion publishPinned(Writing writing) {
        return locked(() -> {
            removeSpare();
            return writeAndSwitch(writing, true);
        });
    }

    /**
     * Goes back: makes another store the current one, pinned until the next build.
     *
     * @param name which; if none is given, the last one that is older than the current one and whole
     * @throws Invalid if there is none; nothing has changed then
     */
    public StoreVersion rollback(Optional<String> name) {
        return locked(() -> {
            StoreVersion target = name.isPresent() ? named(name.get()) : before();
            pin(target.folder());
            point(target.folder());
            return target;
        });
    }

    /** Whether the current store was chosen by a rollback or a restore, so that it serves although the repository is another. */
    public boolean isPinned() {
        if (!Files.isRegularFile(folder.resolve(PIN))) return false; // Who opens a pipe waits for its other end.
        try {
            return currentName().filter(Files.readAllLines(folder.resolve(PIN))::contains).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The current store, or else the newest other one, that is whole by its manifest. Nothing if there is none. */
    public Optional<StoreVersion> newestWhole() {
        try {
            List<Path> newestFirst = new ArrayList<>(Files.isDirectory(folder) ? list(FINISHED) : List.of());
            Collections.reverse(newestFirst);
            currentName().filter(name -> !isUnfinished(name)).map(folder::resolve).filter(Files::exists).ifPresent(current -> newestFirst.add(0, current));
            for (Path version : newestFirst) {
                Optional<StoreVersion> whole = whole(version.toRealPath());
                if (whole.isPresent()) return whole;
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new Invalid(new Problem(folder.toString(), "cannot be read: " + Reason.of(e), "Check the rights of the folder."));
        }
    }

    private StoreVersion named(String name) throws IOException {
        List<String> names = list(FINISHED).stream().map(path -> path.getFileName().toString()).toList();
        if (!names.contains(name)) throw new Invalid(new Problem(folder.toString(), "holds no store " + name, "There are: " + String.join(", ", names)));
        return StoreVersion.open(folder.resolve(name)).orElseThrow(() -> new Invalid(new Problem(name, "has no manifest, so it is not a store that Steppe built", "Choose another.")));
    }

    private StoreVersion before() throws IOException {
        return older().stream().findFirst().orElseThrow(() -> new Invalid(new Problem(folder.toString(), "there is no store before " + currentName().orElse("now"),
                "Few are kept: restore a backup with ./steppe restore FILE.")));
    }

    /** Whole ones, older than the current one, the newest first. */
    private List<StoreVersion> older() throws IOException {
        List<StoreVersion> older = new ArrayList<>();
        for (Path version : olderThan(served())) whole(version).ifPresent(found -> older.add(0, found));
        return older;
    }

    /** All, if there is no name. */
    private List<Path> olderThan(Optional<String> name) throws IOException {
        return list(FINISHED).stream().filter(version -> name.isEmpty() || version.getFileName().toString().compareTo(name.get()) < 0).toList();
    }

    /** The name of the current store, if it is one of these: somebody may have removed it, or the link. */
    private Optional<String> served() {
        return currentName().filter(name -> name.startsWith(FINISHED) && Files.isDirectory(folder.resolve(name)));
    }

    /**
     * A whole store that is neither the current one nor the one that a rollback goes to, and that nobody reads: the next build may change it, where
     * it would else have to copy the current one. Only for who builds.
     */
    Optional<StoreVersion> spare() throws IOException {
        for (StoreVersion version : older().stream().skip(1).toList()) {
            if (!isRead(version.folder())) return Optional.of(version);
        }
        return Optional.empty();
    }

    /** Makes room for a build that cannot use it. */
    void removeSpare() throws IOException {
        Optional<StoreVersion> spare = spare();
        if (spare.isPresent()) remove(spare.get().folder());
    }

    // One that is damaged or cannot be read is in nobody's way.
    private static Optional<StoreVersion> whole(Path version) {
        try {
            return StoreVersion.open(version);
        } catch (Invalid | IOException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Waits for the build that is at work here, whatever becomes of it.
     *
     * @param progress told so
     * @return false if there is none
     */
    public boolean waitForBuild(Consumer<String> progress) {
        if (!Files.isRegularFile(folder.resolve(LOCK))) return false;
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) return false;
            progress.accept("waiting  for the build that is at work in " + folder);
            lock.lock();
            return true;
        } catch (IOException | OverlappingFileLockException unknown) {
            return false;
        }
    }

    private interface Work {
        StoreVersion done() throws IOException;
    }

    private StoreVersion locked(Work work) {
        try {
            Files.createDirectories(folder);
            checkLock();
            try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock held = lock.tryLock()) {
                if (held == null) throw busy();
                checkCurrent();
                return work.done();
            } catch (OverlappingFileLockException e) {
                throw busy();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** To open a pipe would wait for somebody at its other end. */
    private void checkLock() {
        Path lock = folder.resolve(LOCK);
        if (Files.exists(lock) && !Files.isRegularFile(lock)) {
            throw new Invalid(new Problem(lock.toString(), "is not a file, so it is none of ours", "Move it away, or name another folder with --store."));
        }
    }

    /** Before the work, because at its end it would be lost. */
    private void checkCurrent() {
        Path current = folder.resolve("current");
        if (Files.exists(current, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(current)) {
            throw new Invalid(new Problem(current.toString(), "is not a link to a store, so it is none of ours", "Move it away, or name another folder with --store."));
        }
    }

    private Invalid busy() {
        return new Invalid(new Problem(folder.toString(), "another build is at work here", "Wait for it, or use another --store."));
    }

    private Invalid unwritable(Throwable cause) {
        return new Invalid(new Problem(folder.toString(), "cannot be written: " + Reason.of(cause), "Check the rights and the free space, or name another folder with --store."));
    }

    private StoreVersion writeAndSwitch(Writing writing, boolean pinned) throws IOException {
        for (Path stale : list(UNFINISHED)) PathUtils.deleteDirectory(stale);
        Path work = Files.createDirectory(folder.resolve(UNFINISHED + ProcessHandle.current().pid()));
        try {
            Manifest manifest = write(writing, work);
            String name = FINISHED + STAMP.format(now()) + "-" + manifest.inputs();
            manifest.called(name).write(work);
            Path finished = folder.resolve(name);
            Optional<String> before = served().or(() -> newestWhole().map(StoreVersion::name));
            Files.move(work, finished, StandardCopyOption.ATOMIC_MOVE);
            StoreVersion written = StoreVersion.open(finished).orElseThrow();
            if (pinned) pin(finished);
            point(finished);
            removeOld(finished, before);
            return written;
        } finally {
            if (Files.exists(work)) PathUtils.deleteDirectory(work);
        }
    }

    /** Later than every store that there is, also after a clock was set back: which was before which is told by their names. */
    private Instant now() throws IOException {
        Instant clock = Instant.now();
        return list(FINISHED).stream().flatMap(version -> stamp(version).stream()).max(Comparator.naturalOrder()).map(last -> last.plusMillis(1)).filter(clock::isBefore).orElse(clock);
    }

    private static Optional<Instant> stamp(Path version) {
        String[] parts = version.getFileName().toString().split("-");
        try {
            return Optional.of(STAMP.parse(parts.length > 1 ? parts[1] : "", Instant::from));
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }

    // A full disk comes out of TDB2 in many shapes; out of a mapped file, as an InternalError.
    private Manifest write(Writing writing, Path work) throws IOException {
        try {
            return writing.write(work);
        } catch (Invalid e) {
            throw e;
        } catch (RuntimeException | InternalError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException || cause instanceof InternalError) throw unwritable(cause);
            }
            throw e;
        }
    }

    /** Renaming a link over another is atomic: there is no moment without a current store. */
    private void point(Path finished) throws IOException {
        Path fresh = folder.resolve("current.new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, finished.getFileName());
        Files.move(fresh, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps the new store, the one that served before it, the newest that is older than this as a spare, and those that a server still reads. */
    private void removeOld(Path finished, Optional<String> before) throws IOException {
        Set<Path> kept = new HashSet<>(Set.of(finished));
        before.map(folder::resolve).ifPresent(kept::add);
        olderThan(before).stream().reduce((older, newer) -> newer).ifPresent(kept::add);
        for (Path old : list(FINISHED)) {
            if (!kept.contains(old) && !isRead(old)) tryToRemove(old);
        }
    }

    private void tryToRemove(Path old) {
        try {
            remove(old);
        } catch (IOException left) {
            // The new store serves already. The next build tries again.
        }
    }

    // By way of a name that the next build removes: killed half-way, it leaves nothing that looks like a store.
    private void remove(Path old) throws IOException {
        Path stale = folder.resolve(UNFINISHED + "old-" + old.getFileName());
        Files.move(old, stale, StandardCopyOption.ATOMIC_MOVE);
        PathUtils.deleteDirectory(stale);
    }

    /** Before it becomes the current one, because it must not be without its pin. Until then the current one keeps its own. */
    private void pin(Path version) throws IOException {
        List<String> names = Stream.concat(Stream.of(version.getFileName().toString()), currentName().filter(name -> isPinned()).stream()).toList();
        Path fresh = Files.write(folder.resolve(PIN + ".new"), names);
        Files.move(fresh, folder.resolve(PIN), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** TDB2 holds this lock as long as a process has the database open; the operating system lets it go with the process. */
    private static boolean isRead(Path version) {
        try (FileChannel channel = FileChannel.open(version.resolve("tdb/tdb.lock"), StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very process
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException unknown) {
            return true; // Whose lock cannot be asked for, that is left alone.
        }
    }

    private List<Path> list(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted(Comparator.naturalOrder()).toList();
        }
    }
}
