package steppe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Texts;
import steppe.read.Repository;
import steppe.store.Build;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

/** The store that belongs to the settings: found if it is up to date, else built. */
final class Stores {
    private final Repository repository;
    private final StoreFolder folder;
    private final Settings settings;

    Stores(Settings settings) {
        this.settings = settings;
        this.repository = new Repository(settings.repository);
        this.folder = new StoreFolder(settings.store);
    }

    /**
     * The current store, if these inputs and this program made it, or if it was chosen by a rollback or a restore.
     *
     * @param progress told why a store that is there cannot be used
     */
    Optional<StoreVersion> fresh(Consumer<String> progress) {
        boolean pinned = folder.isPinned();
        Optional<StoreVersion> found = readable(pinned, progress);
        Optional<StoreVersion> fresh = found.filter(this::isOfTheseInputs);
        if (!pinned || fresh.isPresent() || found.isEmpty()) return fresh;
        progress.accept("pinned   " + found.get().name() + ": rolled back or restored, not of the repository as it is; ./steppe build ends that");
        return found;
    }

    // A store is disposable: what cannot be read is built again, unless somebody chose this very one.
    private Optional<StoreVersion> readable(boolean pinned, Consumer<String> progress) {
        try {
            Optional<StoreVersion> current = folder.current();
            if (current.isEmpty() && Files.exists(settings.store.resolve("current"))) throw nameless();
            return current;
        } catch (Invalid e) {
            if (pinned) throw e;
            progress.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private Invalid nameless() {
        return new Invalid(new Problem(settings.store.resolve(folder.currentName().orElse("current")).toString(), "has no manifest, so it is not a store that Steppe built", "Build again with ./steppe build."));
    }

    private boolean isOfTheseInputs(StoreVersion version) {
        return version.isOf(repository) && version.manifest().program().equals(program());
    }

    /** The current store, of whatever inputs. @throws Invalid if there is none */
    StoreVersion current() {
        return folder.current().orElseThrow(() -> new Invalid(new Problem(settings.store.toString(), "there is no store", "Build one with ./steppe build.")));
    }

    /** Whatever store there is. */
    StoreVersion buildWhole(Consumer<String> progress) {
        return new Build(repository, settings.documents(), progress).wholeInto(folder, program());
    }

    StoreVersion build(Consumer<String> progress) {
        return new Build(repository, settings.documents(), progress).into(folder, program());
    }

    StoreVersion freshOrBuilt(Consumer<String> progress) {
        return fresh(progress).orElseGet(() -> build(progress));
    }

    /**
     * A store to serve.
     *
     * @param caveat why it is not the one of the repository as it is; empty if it is, or if it was chosen by a rollback or a restore
     */
    record Servable(StoreVersion store, Optional<String> caveat) {}

    /**
     * The store of the repository as it is; or, if that cannot be built, an older one, because a service that starts again must not end for
     * an error in the data. Where there is none yet, but somebody builds one, it waits for that.
     *
     * @param progress told what is wrong then, and which store it is
     * @throws Invalid if there is no older one either
     */
    Servable servable(Consumer<String> progress) {
        try {
            return new Servable(freshOrBuilt(progress), Optional.empty());
        } catch (Invalid broken) {
            Optional<StoreVersion> last = older();
            if (last.isEmpty() && folder.waitForBuild(progress)) return servable(progress);
            StoreVersion older = last.orElseThrow(() -> broken);
            progress.accept(broken.getMessage());
            String caveat = "an older store is served, " + older.name() + ": that of the repository as it is could not be built, see the log";
            progress.accept("older    " + older.name() + " is served on. Mend what is said above, then ./steppe build: the server goes over to it");
            return new Servable(older, Optional.of(caveat));
        }
    }

    // What somebody chose is not exchanged for another.
    private Optional<StoreVersion> older() {
        return folder.isPinned() ? folder.current() : folder.newestWhole();
    }

    /** Of the checksums that the archive has of its files: a cold JVM takes long to read all of them. */
    private static String contents(Path jar) throws IOException {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            String lines = archive.stream().map(file -> file.getName() + " " + file.getSize() + " " + file.getCrc()).sorted().collect(Collectors.joining("\n"));
            return Texts.digest(lines.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        }
    }

    /** Another program may derive other triples from the same files; class folders (in development) count as one. */
    private static String program() {
        try {
            Path code = Path.of(Stores.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(code) ? contents(code) : "development";
        } catch (IOException | java.net.URISyntaxException e) {
            return "unknown";
        }
    }
}
