package steppe.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;

/**
 * A finished store in one file: a gzipped tar (POSIX.1-2001) of its manifest, which comes first, and of the files that the manifest
 * names. Whoever writes or restores one holds each file against its size and sums.
 */
public final class Backup {
    private final Path file;

    /** @param file need not exist */
    public Backup(Path file) {
        this.file = file;
    }

    /**
     * Writes it, reads it again and compares each file, and only then gives it its name: a backup that was there before stays until then.
     *
     * @throws Invalid if the store is damaged or the file cannot be written
     */
    public void write(StoreVersion store) {
        try (BackupPart part = BackupPart.of(file)) {
            pack(store, part.output());
            read(part.input(), Sink.NOWHERE);
            part.publish();
        } catch (Invalid e) {
            store.verify(); // If the store is at fault, that is what to say.
            throw e;
        } catch (IOException e) {
            throw new Invalid(new Problem(file.toString(), "cannot be written: " + Reason.of(e), "Check the rights and the free space, or name another file."));
        }
    }

    /**
     * Makes a new store of it, published as a build is and pinned until the next one.
     *
     * @throws Invalid if it is not whole; nothing has changed then
     */
    public StoreVersion restore(StoreFolder folder) {
        if (!Files.isRegularFile(file)) throw new Invalid(new Problem(file.toString(), "there is no such file", "Name one that ./steppe backup wrote."));
        return folder.publishPinned(work -> read(Files.newInputStream(file), new Unpacked(work)));
    }

    private static void pack(StoreVersion store, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(new BufferedOutputStream(out)))) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, store.folder(), Manifest.NAME);
            for (String name : store.manifest().files().keySet()) add(tar, store.folder(), name);
        }
    }

    private static void add(TarArchiveOutputStream tar, Path folder, String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(folder.resolve(name), name));
        Files.copy(folder.resolve(name), tar);
        tar.closeArchiveEntry();
    }

    /** Where the files of a backup go. */
    private interface Sink {
        Sink NOWHERE = (name, content) -> content.transferTo(OutputStream.nullOutputStream());

        void take(String name, InputStream content) throws IOException;
    }

    private Manifest read(InputStream in, Sink sink) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(in)))) {
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(Manifest.NAME)) throw broken("it does not begin with a manifest");
            Manifest manifest = Manifest.parse(new InputStreamReader(tar, StandardCharsets.UTF_8));
            read(tar, manifest, sink);
            return manifest;
        } catch (Unwritten e) {
            throw e.cause();
        } catch (IOException | IllegalArgumentException e) {
            throw broken(e.getMessage() == null ? "it ends too early" : e.getMessage());
        }
    }

    private void read(TarArchiveInputStream tar, Manifest manifest, Sink sink) throws IOException {
        Set<String> missing = new TreeSet<>(manifest.files().keySet());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!missing.remove(entry.getName())) throw broken("its manifest does not name " + entry.getName());
            Measured measured = new Measured(tar);
            sink.take(entry.getName(), measured);
            if (!measured.entry().equals(manifest.files().get(entry.getName()))) throw broken(entry.getName() + " is not what was written");
        }
        if (!missing.isEmpty()) throw broken(missing.iterator().next() + " is missing");
    }

    private Invalid broken(String why) {
        return new Invalid(new Problem(file.toString(), "is not a whole backup of a Steppe store: " + why, "Use another one, or ./steppe build."));
    }

    /** Into a folder. */
    private record Unpacked(Path folder) implements Sink {
        @Override
        public void take(String name, InputStream content) throws IOException {
            try (SparseFile file = Unwritten.unless(() -> new SparseFile(folder.resolve(name)))) {
                for (byte[] block = content.readNBytes(SparseFile.BLOCK); block.length > 0; block = content.readNBytes(SparseFile.BLOCK)) write(file, block);
                end(file);
            }
        }

        private static void write(SparseFile file, byte[] block) throws Unwritten {
            Unwritten.unless(() -> {
                file.write(block);
                return file;
            });
        }

        private static void end(SparseFile file) throws Unwritten {
            Unwritten.unless(() -> {
                file.end();
                file.force();
                return file;
            });
        }
    }

    /** That the disk is at fault, and not the backup that is read. */
    private static final class Unwritten extends IOException {
        private Unwritten(IOException cause) {
            super(cause);
        }

        private interface Writing<T> {
            T done() throws IOException;
        }

        static <T> T unless(Writing<T> writing) throws Unwritten {
            try {
                return writing.done();
            } catch (IOException e) {
                throw new Unwritten(e);
            }
        }

        IOException cause() {
            return (IOException) getCause();
        }
    }
}
