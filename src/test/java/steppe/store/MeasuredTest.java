package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
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
    @ValueSource(ints = {0, 1, 5000, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5})
    void thereIsADigestForEachPieceWhateverIsInIt(int size) throws IOException {
        Path file = file(size);
        assertThat(Measured.entry(file)).isEqualTo(expected(file)).matches(Measured::isEntry);
        for (int at : new int[] {0, 4096, PIECE - 1, PIECE, 2 * PIECE + 70_000}) {
            if (at < size) flip(file, at);
            assertThat(Measured.entry(file)).as("written at %d", at).isEqualTo(expected(file)).isEqualTo(read(Files.readAllBytes(file)));
        }
    }

    /** As TDB2 does it: after what it wrote before, in a file that has room, and in one that is made larger. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, PIECE - 1, PIECE, 3 * PIECE + 5})
    void aFileThatHasGrownIsMeasuredFromTheEndOfItsContent(int content) throws IOException {
        Path file = file(8 * PIECE);
        if (content > 0) flip(file, content - 1);
        String before = Measured.entry(file);
        flip(file, content);
        assertThat(Measured.grown(file, before)).isEqualTo(expected(file)).isNotEqualTo(before);
        flip(file, content + 9 * PIECE);
        assertThat(Measured.grown(file, before)).isEqualTo(expected(file));
    }

    @Test
    void aFileWithoutRoomIsMeasuredFromItsLastPiece() throws IOException {
        Path file = file(2 * PIECE + 7);
        for (int at = 0; at < 2 * PIECE + 7; at += PIECE) flip(file, at);
        String before = Measured.entry(file);
        flip(file, 2 * PIECE + 7);
        assertThat(Measured.grown(file, before)).isEqualTo(expected(file));
    }

    @Test
    void aBitThatFlipsWhereNothingIsWrittenIsFoundAfterTheFileHasGrown() throws IOException {
        Path file = file(4 * PIECE);
        flip(file, 3 * PIECE);
        String before = Measured.entry(file);
        flip(file, PIECE + 100);
        flip(file, 4 * PIECE);
        assertThat(Measured.grown(file, before)).isNotEqualTo(Measured.entry(file));
    }

    /** Each piece by itself, by Java's own means. */
    private static String expected(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int pieces = Math.max(1, (all.length + PIECE - 1) / PIECE);
        return all.length + " " + IntStream.range(0, pieces)
                .mapToObj(i -> sums(Arrays.copyOfRange(all, i * PIECE, Math.min(all.length, (i + 1) * PIECE)))).collect(Collectors.joining(" "));
    }

    private static String sums(byte[] piece) {
        CRC32 crc = new CRC32();
        crc.update(piece);
        return Texts.digest(piece) + String.format("%08x", crc.getValue());
    }

    /** In small steps, which end anywhere. */
    private static String read(byte[] content) throws IOException {
        Measured measured = new Measured(new ByteArrayInputStream(content));
        byte[] step = new byte[777];
        while (measured.read(step) > 0) { }
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
