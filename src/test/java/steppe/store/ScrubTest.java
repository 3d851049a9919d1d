package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;

/** What becomes of a store's files while it is served. */
class ScrubTest {
    private static final long PATIENCE_MILLIS = 20_000;
    private static final String TERMS = "tdb/Data-0001/nodes-data.obj";
    @TempDir
    private Path folder;
    private StoreVersion store;

    @BeforeEach
    void build() throws IOException {
        store = World.drawnIn(Files.createDirectory(folder.resolve("repository"))).builtIn(folder.resolve("store"));
    }

    @Test
    void aFlippedBitIsSeenInEachPieceAndGoneWhenItIsMended() throws Exception {
        try (Scrub scrub = new Scrub(store, 1)) {
            for (Piece piece : store.manifest().pieces()) {
                RollbackTest.flip(store.folder().resolve(piece.file()), piece.start() + piece.length() - 1);
                await(scrub, Optional.of(store.damaged(piece.file())));
                RollbackTest.flip(store.folder().resolve(piece.file()), piece.start() + piece.length() - 1);
                await(scrub, Optional.empty());
            }
        }
    }

    /** For its readers it is there as before. */
    @Test
    void whatIsRemovedIsNotDamaged() throws Exception {
        Path file = store.folder().resolve(TERMS);
        try (Scrub scrub = new Scrub(store, 1)) {
            RollbackTest.flip(file, 0);
            await(scrub, Optional.of(store.damaged(TERMS)));
            Files.delete(file);
            await(scrub, Optional.empty());
        }
    }

    @Test
    void whatCannotBeReadIsDamagedUntilItCan() throws Exception {
        Path file = store.folder().resolve(TERMS);
        Path aside = file.resolveSibling("aside");
        try (Scrub scrub = new Scrub(store, 1)) {
            Files.move(file, aside);
            Files.createSymbolicLink(file, file.getFileName());
            await(scrub, Optional.of(store.damaged(TERMS)));
            Files.delete(file);
            Files.move(aside, file);
            await(scrub, Optional.empty());
        }
    }

    private static void await(Scrub scrub, Optional<String> damage) throws InterruptedException {
        for (long end = System.currentTimeMillis() + PATIENCE_MILLIS; !scrub.damage().equals(damage) && System.currentTimeMillis() < end; ) Thread.sleep(1);
        assertThat(scrub.damage()).isEqualTo(damage);
    }
}
