package steppe.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {
    @TempDir private Path folder;

    /** Lucene takes a file of no pieces for a mistake. */
    @Test
    void anEmptyFileIsOneEmptyPiece() throws Exception {
        assertThat(new MappedFile(Files.createFile(folder.resolve("empty")), 3, 1).pieces()).extracting(ByteBuffer::remaining).containsExactly(0);
    }

    @Test
    void eachPieceSeesTheBeginningOfTheNext() throws Exception {
        MappedFile file = new MappedFile(Files.writeString(folder.resolve("full"), "abcdefghijklmnop"), 3, 1);
        assertThat(file.size()).isEqualTo(16);
        assertThat(file.pieces()).extracting(ByteBuffer::remaining).containsExactly(9, 8);
        assertThat((char) file.piece(8).get(file.place(8))).isEqualTo('i');
    }
}
