package steppe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import steppe.model.Invalid;
import steppe.read.Repository;
import steppe.store.Build;
import steppe.store.StoreFolder;

/**
 * A small made-up repository with the terms and rules of another: built, and updated after one of its two documents has changed. All that is left out are
 * the rules of the whole graph, which do not hold for so little.
 */
final class Rehearsal {
    private static final List<String> FILES = List.of("entities", "documents", "curation", "one", "two");
    private static final String PROGRAM = "rehearsal";
    private final Path folder;
    private final Consumer<String> progress;

    /** @param folder is made, and left behind */
    Rehearsal(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** @throws Invalid if the terms are others than the made-up documents use */
    void build(Path ontology) throws IOException {
        Files.createDirectories(folder.resolve("triples"));
        PathUtils.copyDirectory(ontology, folder.resolve("ontology"));
        PathUtils.cleanDirectory(Files.createDirectories(folder.resolve("ontology/checks/graph")));
        for (String file : FILES) write(file);
        build();
        Files.writeString(triples("one"), Files.readString(triples("one")).replace("2001", "2002"));
        build();
    }

    private void write(String file) throws IOException {
        try (InputStream text = Rehearsal.class.getResourceAsStream("rehearsal/" + file + ".ttl")) {
            Files.copy(text, triples(file));
        }
    }

    private Path triples(String file) {
        return folder.resolve("triples/" + file + ".ttl");
    }

    private void build() {
        new Build(new Repository(folder), Optional.empty(), progress).into(new StoreFolder(folder.resolve("store")), PROGRAM);
    }
}
