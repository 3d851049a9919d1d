package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Texts;

/** The digests of files that need several, and of those that have only grown. */
class MeasuredTest {
    private static final int PIECE = Measured.PIECE;
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE})
    void aSmallFileHasTheDigestOfItsBytes(int size) throws IOException {
        Path file = file(size);
        assertThat(Measured.entry(file)).isEqualTo(size + " " + Texts.digest(Files.readAllBytes(file))).matches(Measured::isEntry);
    }

    @ParameterizedTest
    @ValueSource(ints = {PIECE + 1, 2 * PIECE, 3 * PIECE + 5})
    void aLargeFileHasADigestForEachPiece(int size) throws IOException {
        Path file = file(size);
        String entry = Measured.entry(file);
        assertThat(entry.split(" ")).hasSize(2 + (size - 1) / PIECE);
        assertThat(entry).startsWith(size + " " + Texts.digest(new byte[PIECE]) + " ").matches(Measured::isEntry);
        assertThat(Measured.is(file, entry)).isTrue();
        assertThat(read(entry, Files.readAllBytes(file))).isEqualTo(entry);
    }

    @Test
    void aLargeFileOfAnOlderProgramHasOneDigest() throws IOException {
        Path file = file(2 * PIECE);
        String entry = 2 * PIECE + " " + Texts.digest(Files.readAllBytes(file));
        assertThat(Measured.is(file, entry)).isTrue();
        assertThat(read(entry, Files.readAllBytes(file))).isEqualTo(entry);
        assertThat(Measured.grown(file, entry)).isEqualTo(Measured.entry(file));
        flip(file, 0);
        assertThat(Measured.is(file, entry)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, PIECE, 2 * PIECE, 4 * PIECE, 4 * PIECE + 5})
    void aFileThatHasGrownIsMeasuredByItsEnd(int size) throws IOException {
        Path file = file(size);
        String before = Measured.entry(file);
        flip(file, Math.max(0, size - 8 * 1024 * 1024));
        flip(file, size + PIECE + 7);
        assertThat(Measured.grown(file, before)).isEqualTo(Measured.entry(file)).isNotEqualTo(before);
    }

    @Test
    void aBitThatFlipsWhereNothingIsWrittenIsFoundAfterTheFileHasGrown() throws IOException {
        Path file = file(4 * PIECE);
        String before = Measured.entry(file);
        flip(file, PIECE + 100);
        flip(file, 4 * PIECE);
        assertThat(Measured.is(file, Measured.grown(file, before))).isFalse();
    }

    private static String read(String entry, byte[] content) throws IOException {
        Measured measured = Measured.like(entry, new ByteArrayInputStream(content));
        measured.transferTo(OutputStream.nullOutputStream());
        return measured.entry();
    }

    /** With nothing in it. */
    private Path file(int size) throws IOException {
        Path file = folder.resolve("file");
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(size);
        }
        return file;
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(at);
            int value = Math.max(0, opened.read());
            opened.seek(at);
            opened.write(value ^ 1);
        }
    }
}
