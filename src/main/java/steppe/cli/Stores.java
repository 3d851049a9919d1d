package steppe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** The current store, if these inputs and this program made it. */
    Optional<StoreVersion> fresh() {
        return folder.current().filter(version -> version.manifest().inputs().equals(repository.fingerprint()))
                .filter(version -> version.manifest().program().equals(program()));
    }

    StoreVersion build(Consumer<String> progress) {
        return new Build(repository, settings.documents(), progress).into(folder, program());
    }

    StoreVersion freshOrBuilt(Consumer<String> progress) {
        return fresh().orElseGet(() -> build(progress));
    }

    /** Another program may derive other triples from the same files; class folders (in development) count as one. */
    private static String program() {
        try {
            Path code = Path.of(Stores.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(code) ? Texts.digest(Files.readAllBytes(code)).substring(0, 16) : "development";
        } catch (IOException | java.net.URISyntaxException e) {
            return "unknown";
        }
    }
}
