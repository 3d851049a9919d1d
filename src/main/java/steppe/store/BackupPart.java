package steppe.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;

/**
 * A file on its way to its name, beside it as {@code NAME.<uuid>.part}. Each writer has one of its own: into one that two write at once, the slower
 * would go on writing when the faster has compared it and given it its name. Who writes holds a lock on it, which goes with the process; the next
 * writer removes those that nobody holds. All is done through one channel, because Linux lets a lock go when the process closes any.
 */
final class BackupPart implements AutoCloseable {
    private static final String UNIQUE = "\\.[0-9a-f-]{36}\\.part";
    private final Path target;
    private final Path part;
    private final FileChannel channel;

    private BackupPart(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /** @throws IOException if there is something of this name that is no file, such as a folder or a device; or if none can be written there */
    static synchronized BackupPart of(Path target) throws IOException {
        Path named = target.toAbsolutePath();
        if (Files.exists(named) && !Files.isRegularFile(named)) throw new IOException("it is there and is not a file");
        removeLeft(named);
        for (BackupPart mine = create(named); ; mine = create(named)) {
            lock(mine.channel);
            if (Files.exists(mine.part)) return mine; // else another took it for one left behind, before it was locked
            mine.close();
        }
    }

    private static BackupPart create(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        return new BackupPart(target, part, FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException withoutLocks) {
            // Such a file system, of another machine often, says so to who would remove it as well.
        }
    }

    /** Those of writers that were killed. */
    private static void removeLeft(Path target) {
        String name = target.getFileName().toString();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(target.getParent(), part -> isOf(name, part))) {
            for (Path part : parts) removeIfLeft(part);
        } catch (IOException unreadable) {
            // Whether the folder can be written shows what follows.
        }
    }

    private static boolean isOf(String name, Path part) {
        String other = part.getFileName().toString();
        return other.startsWith(name) && other.substring(name.length()).matches(UNIQUE) && Files.isRegularFile(part);
    }

    private static void removeIfLeft(Path part) {
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE); FileLock lock = other.tryLock()) {
            if (lock != null) Files.delete(part);
        } catch (OverlappingFileLockException | IOException held) {
            // By this very process, or by somebody else whose it is.
        }
    }

    OutputStream output() {
        return CloseShieldOutputStream.wrap(Channels.newOutputStream(channel));
    }

    /** What was written, from its beginning, once it is on the disk. */
    InputStream input() throws IOException {
        channel.force(true);
        return CloseShieldInputStream.wrap(Channels.newInputStream(channel.position(0)));
    }

    /** Gives it its name. */
    void publish() throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** It is gone, unless it has its name. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(part);
        }
    }
}
