package steppe.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.near.NearDatabase;
import steppe.read.InputFile;
import steppe.read.Repository;

/** One finished store, never written again. */
public record StoreVersion(Path folder, Manifest manifest) {
    private static final Map<DatasetGraph, Integer> OPENED = new IdentityHashMap<>();

    /** @throws Invalid if the manifest names a file that is not there as it was written */
    static Optional<StoreVersion> open(Path folder) throws IOException {
        Optional<Manifest> manifest = Manifest.read(folder);
        if (manifest.isEmpty()) return Optional.empty();
        manifest.get().damaged(folder).ifPresent(file -> {
            throw new Invalid(damaged(folder.resolve(file)));
        });
        return Optional.of(new StoreVersion(folder, manifest.get()));
    }

    // In full, because a part that has not changed since would be taken from it as it is.
    private static Problem damaged(Path file) {
        return new Problem(file.toString(), "is not the file that was built", "The store is damaged: run ./steppe build --full.");
    }

    /** Of the folder, for operators. */
    public String name() {
        return folder.getFileName().toString();
    }

    /**
     * What has become of it since it was opened, in words for operators: a file that was cut is cut for its readers too, while those that were
     * removed are there for them as before. Empty if all is well.
     */
    Optional<String> damage() {
        return manifest.resized(folder).map(this::damaged);
    }

    /** That this file of it is, without where the store lies. */
    String damaged(String file) {
        return damaged(Path.of(name(), file)).toString();
    }

    /** Names the data, wherever this is a copy of them: part of every ETag and citation. */
    public String version() {
        return manifest.version();
    }

    /** Whether the repository's files are those that it was made of. Those that the file system says are as they were are not read. */
    public boolean isOf(Repository repository) {
        return manifest.inputs().equals(Repository.fingerprint(repository.inputs(inputs())));
    }

    /** The files that it was made of, as far as it says: what is not known is read. */
    SortedMap<String, InputFile> inputs() {
        try {
            return Inputs.read(folder).map(Inputs::files).orElseGet(TreeMap::new);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new TreeMap<>();
        }
    }

    /** Reads every file. @throws Invalid with each one whose content is not what was written */
    public void verify() {
        try {
            List<Problem> problems = manifest.changed(folder).stream().map(file -> damaged(folder.resolve(file))).toList();
            if (!problems.isEmpty()) throw new Invalid(problems);
        } catch (IOException e) {
            throw new Invalid(new Problem(folder.toString(), "cannot be read: " + Reason.of(e), "Check the rights of its files and the disk, or run ./steppe build."));
        }
    }

    public Path tdb() {
        return folder.resolve("tdb");
    }

    Path labels() {
        return folder.resolve("labels");
    }

    /**
     * Opens the TDB2 database with its text index; {@link #close} it when its readers are done. TDB2 has one database for each folder in a
     * process, so it is counted who has it open: a store may be opened again while it is still read from before.
     *
     * @throws Unopened if something is wrong with it
     * @throws Invalid if another process has it open
     */
    public DatasetGraph dataset() {
        synchronized (OPENED) {
            DatasetGraph dataset = connect();
            if (!OPENED.containsKey(dataset)) dataset.getContext().set(TextQuery.textIndex, index(dataset));
            OPENED.merge(dataset, 1, Integer::sum);
            return dataset;
        }
    }

    private TextIndex index(DatasetGraph dataset) {
        try {
            return LazyIndex.in(labels());
        } catch (IOException e) {
            TDBInternal.expel(dataset);
            throw new Unopened(new Problem(labels().toString(), "cannot be read: " + Reason.of(e), "Check the rights of its files and the disk, or run ./steppe build --full."));
        }
    }

    /**
     * The same for a process that ends soon: where another one, such as a server, has it open, it opens a copy.
     *
     * @throws Unopened if something is wrong with it
     * @throws Invalid if there is no room for a copy
     */
    public DatasetGraph datasetOrCopy() {
        try {
            return dataset();
        } catch (Unopened damaged) {
            throw damaged;
        } catch (Invalid openElsewhere) {
            return copied();
        }
    }

    /** Its files are removed as soon as they are open, so that none is left however this process ends; while they are copied, when it does. */
    private DatasetGraph copied() {
        try {
            Path copy = Files.createTempDirectory("steppe-store");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(copy.toFile())));
            for (String file : manifest.files().keySet()) SparseFile.copy(folder.resolve(file), copy.resolve(file));
            DatasetGraph dataset = new StoreVersion(copy, manifest).dataset();
            FileUtils.deleteQuietly(copy.toFile());
            return dataset;
        } catch (IOException e) {
            throw new Invalid(new Problem(folder.toString(), "is open in another process and cannot be copied: " + Reason.of(e), "Stop that process, or make room in " + System.getProperty("java.io.tmpdir") + ", the folder for temporary files."));
        }
    }

    private DatasetGraph connect() {
        try {
            DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(tdb()));
            if (!OPENED.containsKey(database)) NearDatabase.in(TDBInternal.getDatabaseContainer(database));
            return database;
        } catch (DBOpEnvException e) {
            if (e.getCause() != null) throw unopened(e);
            throw new Invalid(new Problem(tdb().toString(), "another process has this store open", "Stop that process, or use another --store."));
        } catch (RuntimeException | IOException | InternalError e) { // TDB2 says in many shapes that a file is not what it should be.
            throw unopened(e);
        }
    }

    private Unopened unopened(Throwable why) {
        return new Unopened(new Problem(tdb().toString(), "cannot be opened: " + Reason.of(ExceptionUtils.getRootCause(why)),
                "Who reads a store holds a lock in it, for which its folder must be writable. If it is, the store is damaged: run ./steppe build --full."));
    }

    /** The last to close it closes the database. */
    public static void close(DatasetGraph dataset) {
        synchronized (OPENED) {
            if (OPENED.merge(dataset, -1, Integer::sum) > 0) return;
            OPENED.remove(dataset);
            TextIndex index = dataset.getContext().get(TextQuery.textIndex);
            index.close();
            TDBInternal.expel(dataset);
        }
    }
}
