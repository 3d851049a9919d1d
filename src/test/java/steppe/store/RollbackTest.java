package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.World;
import steppe.model.Invalid;

/** Going back: to the store before, and to a backup. */
class RollbackTest {
    @TempDir
    private Path folder;
    private World world;
    private StoreFolder stores;
    private StoreVersion first;

    @BeforeEach
    void build() throws IOException {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        stores = new StoreFolder(folder.resolve("store"));
        first = world.build().into(stores, "test");
    }

    @Test
    void aRollbackGoesToTheStoreBeforeAndStaysUntilTheNextBuild() {
        StoreVersion second = world.build().into(stores, "test");
        assertThat(stores.isPinned()).isFalse();
        assertThat(stores.rollback(Optional.empty())).isEqualTo(first);
        assertThat(stores.current()).contains(first);
        assertThat(stores.isPinned()).isTrue();
        StoreVersion third = world.build().into(stores, "test");
        assertThat(stores.current()).contains(third);
        assertThat(stores.isPinned()).isFalse();
        assertThat(first.folder()).as("it served before the third").isDirectory();
        assertThat(second.folder()).as("it was left").doesNotExist();
    }

    /** The store that was built first was so by a clock that has been set back since. */
    @Test
    void aRollbackGoesToTheStoreBeforeAlsoWhenTheClockWasSetBack() throws IOException {
        Path future = Files.move(first.folder(), folder.resolve("store/v-29990101T000000.000-first"));
        Files.createDirectory(folder.resolve("store/v-notOurs"));
        stores.rollback(Optional.of("v-29990101T000000.000-first"));
        StoreVersion second = world.build().into(stores, "test");
        StoreVersion third = world.build().into(stores, "test");
        assertThat(third.name()).isGreaterThan(second.name());
        assertThat(stores.rollback(Optional.empty())).isEqualTo(second);
        assertThat(stores.rollback(Optional.empty()).folder()).isEqualTo(future);
    }

    @Test
    void aRollbackCanBeTakenBackByName() {
        StoreVersion second = world.build().into(stores, "test");
        stores.rollback(Optional.empty());
        assertThat(stores.rollback(Optional.of(second.name()))).isEqualTo(second);
        assertThat(stores.current()).contains(second);
    }

    @Test
    void withoutAStoreBeforeNothingChanges() {
        assertThatThrownBy(() -> stores.rollback(Optional.empty())).isInstanceOf(Invalid.class).hasMessageContaining("there is no store before " + first.name());
        assertThatThrownBy(() -> stores.rollback(Optional.of("../elsewhere"))).isInstanceOf(Invalid.class).hasMessageContaining("holds no store");
        assertThat(stores.current()).contains(first);
        assertThat(stores.isPinned()).isFalse();
    }

    @Test
    void aDamagedStoreIsNotGoneBackTo() throws IOException {
        StoreVersion second = world.build().into(stores, "test");
        Files.delete(first.folder().resolve(first.manifest().files().firstKey()));
        assertThatThrownBy(() -> stores.rollback(Optional.empty())).isInstanceOf(Invalid.class).hasMessageContaining("there is no store before");
        assertThatThrownBy(() -> stores.rollback(Optional.of(first.name()))).isInstanceOf(Invalid.class).hasMessageContaining("damaged");
        assertThat(stores.current()).contains(second);
    }

    @Test
    void aDamagedOlderStoreIsInNobodysWay() throws IOException {
        Files.write(first.folder().resolve("manifest.properties"), new byte[] {'f', '=', (byte) 0xff});
        world.build().into(stores, "test");
        StoreVersion third = world.build().wholeInto(stores, "test");
        assertThat(stores.current()).contains(third);
        assertThatThrownBy(() -> stores.rollback(Optional.of(first.name()))).isInstanceOf(Invalid.class).hasMessageContaining("manifest.properties: is not a manifest").hasMessageContaining("UTF-8");
        assertThat(stores.rollback(Optional.empty())).isNotEqualTo(first);
    }

    @Test
    void aStoreThatHasSomethingToReplayIsDamaged() throws IOException {
        Path journal = first.folder().resolve("tdb/Data-0001/journal.jrnl");
        assertThat(journal).isEmptyFile();
        Files.writeString(journal, "x");
        assertThatThrownBy(stores::current).isInstanceOf(Invalid.class).hasMessageContaining("journal.jrnl: is not the file that was built");
    }

    /** TDB2 and Lucene would read them, and not what was built: the store would look empty, or answer nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"labels/segments_zz", "tdb/Data-0002"})
    void aLaterGenerationThanOursIsDamage(String name) throws IOException {
        Files.writeString(first.folder().resolve(name), "x");
        assertThatThrownBy(stores::current).isInstanceOf(Invalid.class).hasMessageContaining(name + ": is not the file that was built");
    }

    /** It has the size of an empty file; who opens it waits for somebody to write. */
    @ParameterizedTest
    @ValueSource(strings = {"prefixes-data.obj", "journal.jrnl"})
    void aPipeInTheStoreIsNoFileOfIt(String name) throws Exception {
        Path file = first.folder().resolve("tdb/Data-0001").resolve(name);
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        assertThatThrownBy(stores::current).isInstanceOf(Invalid.class).hasMessageContaining(name + ": is not the file that was built");
    }

    @Test
    void aStoreThatCannotBeOpenedSaysWhy() throws IOException {
        Path lock = first.folder().resolve("tdb/tdb.lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        assertThatThrownBy(first::dataset).isInstanceOf(Invalid.class).hasMessageContaining("tdb: cannot be opened: ").hasMessageContaining("build --full").hasMessageNotContaining("Exception");
    }

    @Test
    void aStoreWhoseLockCannotBeAskedForIsLeftAlone() throws IOException {
        Path lock = first.folder().resolve("tdb/tdb.lock");
        Files.deleteIfExists(lock);
        Files.createDirectory(lock);
        for (int i = 0; i < 3; i++) world.build().wholeInto(stores, "test");
        assertThat(first.folder()).isDirectory();
    }

    @Test
    void whatIsNoneOfOursInTheFolderIsSaid() throws IOException {
        Files.delete(folder.resolve("store/current"));
        Files.createSymbolicLink(folder.resolve("store/current"), Path.of("/"));
        assertThat(stores.currentName()).isEmpty();
        Files.delete(folder.resolve("store/build.lock"));
        Files.createDirectory(folder.resolve("store/build.lock"));
        assertThatThrownBy(() -> world.build().into(stores, "test")).isInstanceOf(Invalid.class).hasMessageContaining("build.lock: is not a file");
    }

    /** As when the process is killed between its steps. */
    @Test
    void aRollbackThatDoesNotEndWellLeavesTheOneBeforeItPinned() throws IOException {
        StoreVersion second = world.build().into(stores, "test");
        stores.rollback(Optional.empty());
        inTheWay("current.new");
        assertThatThrownBy(() -> stores.rollback(Optional.of(second.name()))).isInstanceOf(Invalid.class).hasMessageContaining("current.new is a folder");
        assertThat(stores.current()).contains(first);
        assertThat(stores.isPinned()).isTrue();
    }

    @Test
    void whatIsRestoredDoesNotServeBeforeItIsPinned() throws IOException {
        new Backup(folder.resolve("backup.tar.gz")).write(first);
        inTheWay("pinned.new");
        assertThatThrownBy(() -> new Backup(folder.resolve("backup.tar.gz")).restore(stores)).isInstanceOf(Invalid.class).hasMessageContaining("pinned.new");
        assertThat(stores.current()).as("nothing has changed").contains(first);
    }

    private void inTheWay(String name) throws IOException {
        Files.createDirectories(folder.resolve("store").resolve(name).resolve("x"));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNoPin() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("store/pinned").toString()).start().waitFor()).isZero();
        assertThat(stores.isPinned()).isFalse();
    }

    /** The next build would remove it under its readers. */
    @Test
    void anUnfinishedStoreIsNotServedWhateverTheLinkSays() throws IOException {
        StoreVersion second = world.build().into(stores, "test");
        Files.move(second.folder(), folder.resolve("store/tmp-1"));
        link("tmp-1");
        assertThatThrownBy(stores::current).isInstanceOf(Invalid.class).hasMessageContaining("current: points to tmp-1, which the next build removes").hasMessageContaining("./steppe build");
        assertThat(stores.newestWhole()).contains(first);
        assertThat(stores.rollback(Optional.empty())).isEqualTo(first);
        link("tmp-1");
        StoreVersion third = world.build().into(stores, "test");
        assertThat(stores.current()).contains(third);
        assertThat(stores.rollback(Optional.empty())).as("the last one that could serve is kept").isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v-gone"})
    void aBuildKeepsWhatIsThereAlsoWithoutACurrentStore(String target) throws IOException {
        StoreVersion second = world.build().into(stores, "test");
        Files.delete(folder.resolve("store/current"));
        if (!target.isEmpty()) link(target);
        assertThat(stores.current()).isEmpty();
        StoreVersion third = world.build().into(stores, "test");
        assertThat(stores.current()).contains(third);
        assertThat(stores.rollback(Optional.empty())).isEqualTo(second);
    }

    @Test
    void aRollbackFindsTheNewestAlsoWithoutACurrentStore() throws IOException {
        StoreVersion second = world.build().into(stores, "test");
        Files.delete(folder.resolve("store/current"));
        assertThat(stores.rollback(Optional.empty())).isEqualTo(second);
    }

    /** A build refuses it, so it must not be advised. */
    @Test
    void aFileThatIsCalledCurrentIsToBeMovedAway() throws IOException {
        Files.delete(folder.resolve("store/current"));
        Files.writeString(folder.resolve("store/current"), "");
        assertThatThrownBy(stores::current).isInstanceOf(Invalid.class).hasMessageContaining("current: is not a link to a store").hasMessageContaining("Move it away");
        assertThat(stores.newestWhole()).contains(first);
    }

    private void link(String target) throws IOException {
        Files.deleteIfExists(folder.resolve("store/current"));
        Files.createSymbolicLink(folder.resolve("store/current"), Path.of(target));
    }

    @Test
    void theNewestWholeStoreIsTheCurrentOneUnlessThatIsDamaged() throws IOException {
        StoreVersion second = world.build().into(stores, "test");
        assertThat(stores.newestWhole()).contains(second);
        stores.rollback(Optional.empty());
        assertThat(stores.newestWhole()).contains(first);
        stores.rollback(Optional.of(second.name()));
        Files.delete(second.folder().resolve(second.manifest().files().firstKey()));
        assertThat(stores.newestWhole()).contains(first);
        Files.delete(folder.resolve("store/current"));
        assertThat(stores.newestWhole()).contains(first);
        assertThat(new StoreFolder(folder.resolve("none")).newestWhole()).isEmpty();
    }

    @Test
    void aRestoredStoreHoldsTheSameQuadsAndStaysUntilTheNextBuild() throws IOException {
        List<Quad> before = quads(first);
        Backup backup = new Backup(folder.resolve("backup.tar.gz"));
        backup.write(first);
        StoreFolder elsewhere = new StoreFolder(folder.resolve("elsewhere"));
        StoreVersion restored = backup.restore(elsewhere);
        restored.verify();
        assertThat(restored.manifest()).isEqualTo(first.manifest());
        assertThat(restored.version()).as("names the data, wherever they are").isEqualTo(first.version()).isNotEmpty();
        assertThat(quads(restored)).isEqualTo(before);
        assertThat(elsewhere.current()).contains(restored);
        assertThat(elsewhere.isPinned()).isTrue();
        assertThat(leftovers(folder.resolve("elsewhere"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 50, 99})
    void aTruncatedBackupIsNotRestored(int percent) throws IOException {
        Path file = folder.resolve("backup.tar.gz");
        new Backup(file).write(first);
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(opened.length() * percent / 100);
        }
        refused(file);
    }

    @Test
    void aChangedBackupIsNotRestored() throws IOException {
        Path file = folder.resolve("backup.tar.gz");
        new Backup(file).write(first);
        byte[] tar = new GZIPInputStream(Files.newInputStream(file)).readAllBytes();
        tar[tar.length / 2 + Measured.PIECE] ^= 1; // Not in the very middle, where one large file ends: what stands between two means nothing.
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar);
        }
        refused(file);
    }

    @Test
    void whatIsNoBackupIsNotRestored() throws IOException {
        refused(Files.writeString(folder.resolve("letter.txt"), "Dear reader"));
        assertThatThrownBy(() -> new Backup(folder.resolve("none")).restore(stores)).isInstanceOf(Invalid.class).hasMessageContaining("there is no such file");
    }

    @Test
    void twoBackupsAtOnceAreBothWhole() throws IOException {
        Path file = folder.resolve("backup.tar.gz");
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> new Backup(file).write(first));
            new Backup(file).write(first);
            other.join();
        }
        assertThat(parts()).isEmpty();
        assertThat(new Backup(file).restore(stores).version()).isEqualTo(first.version());
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".part")).toList();
        }
    }

    @Test
    void whatAKilledBackupLeftIsRemovedByTheNextAndNothingElse() throws IOException {
        Path file = folder.resolve("backup.tar.gz");
        Path left = part("backup.tar.gz");
        Path written = part("backup.tar.gz");
        Path another = part("backup.tar.gz.old");
        Path mine = Files.writeString(folder.resolve("backup.tar.gz.my.part"), "");
        try (FileChannel writer = FileChannel.open(written, StandardOpenOption.WRITE); FileLock held = writer.lock()) {
            new Backup(file).write(first);
        }
        assertThat(left).doesNotExist();
        assertThat(parts()).containsExactlyInAnyOrder(written, another, mine);
        new Backup(file).write(first);
        assertThat(parts()).as("nobody writes it any longer").containsExactlyInAnyOrder(another, mine);
    }

    private Path part(String name) throws IOException {
        return Files.writeString(folder.resolve(name + "." + UUID.randomUUID() + ".part"), "");
    }

    /** As root it would else exchange a device for a file. */
    @Test
    void aBackupReplacesNothingButAFile() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        for (Path other : List.of(pipe, folder)) {
            assertThatThrownBy(() -> new Backup(other).write(first)).isInstanceOf(Invalid.class).hasMessageContaining("is not a file");
            assertThat(Files.isRegularFile(other)).isFalse();
        }
        assertThat(parts()).isEmpty();
    }

    @Test
    void ofADamagedStoreThereIsNoBackupAndAnOlderOneStays() throws IOException {
        Path file = Files.writeString(folder.resolve("backup.tar.gz"), "the older one");
        flip(first.folder().resolve("tdb/Data-0001/nodes-data.obj"), 100);
        assertThatThrownBy(() -> new Backup(file).write(first)).isInstanceOf(Invalid.class).hasMessageContaining("nodes-data.obj").hasMessageContaining("damaged");
        assertThat(file).hasContent("the older one");
        assertThat(parts()).isEmpty();
    }

    @Test
    void aFlippedBitIsFoundWhenAStoreIsOpened() throws IOException {
        assertThat(stores.current()).contains(first);
        for (Piece piece : first.manifest().pieces()) {
            Path file = first.folder().resolve(piece.file());
            flip(file, piece.start() + piece.length() / 7);
            assertThatThrownBy(stores::current).as("%s", piece).isInstanceOf(Invalid.class).hasMessageContaining(piece.file()).hasMessageContaining("damaged");
            flip(file, piece.start() + piece.length() / 7);
        }
        assertThat(stores.current()).contains(first);
        first.verify();
        flip(first.folder().resolve("tdb/Data-0001/SPO.dat"), 100);
        assertThatThrownBy(first::verify).isInstanceOf(Invalid.class).hasMessageContaining("SPO.dat");
    }

    /** A large store opens as fast as a small one: of its large files it is seen later. */
    @Test
    void ofALargeStoreTheSmallFilesAreRead() throws IOException {
        Path large = Files.createDirectory(folder.resolve("large"));
        for (int piece = 0; piece < 64; piece++) flip(large.resolve("terms"), (long) piece * Measured.PIECE);
        Manifest seen = Manifest.of(large, "inputs", "test", 0, Map.of());
        Files.writeString(large.resolve("roots"), "where it begins");
        Manifest large65 = Manifest.of(large, "inputs", "test", 0, Map.of());
        flip(large.resolve("terms"), 5);
        assertThat(seen.damaged(large)).contains("terms");
        assertThat(large65.damaged(large)).isEmpty();
        assertThat(large65.changed(large)).containsExactly("terms");
        flip(large.resolve("roots"), 5);
        assertThat(large65.damaged(large)).contains("roots");
    }

    private void refused(Path file) throws IOException {
        assertThatThrownBy(() -> new Backup(file).restore(stores)).isInstanceOf(Invalid.class).hasMessageContaining(file.toString()).hasMessageContaining("not a whole backup");
        assertThat(stores.current()).contains(first);
        assertThat(stores.isPinned()).isFalse();
        assertThat(leftovers(folder.resolve("store"))).isEmpty();
    }

    static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(at);
            int value = Math.max(0, opened.read());
            opened.seek(at);
            opened.write(value ^ 1);
        }
    }

    private static List<Quad> quads(StoreVersion version) {
        List<Quad> quads = new ArrayList<>();
        StoredQuads.forEach(version, quads::add);
        return quads;
    }

    private static List<Path> leftovers(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.getFileName().toString().startsWith("tmp-")).toList();
        }
    }
}
