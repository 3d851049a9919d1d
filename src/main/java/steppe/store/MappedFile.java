package steppe.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** A file that nobody writes, seen as memory; in pieces, because a buffer holds less than 2 GiB. */
final class MappedFile {
    static final int PIECE_BITS = 30;
    private final int pieceBits;
    private final ByteBuffer[] pieces;

    /**
     * @param pieceBits the length of a piece in bytes, as a power of two
     * @param more      how many bytes of the next piece are seen at the end of each
     */
    MappedFile(Path path, int pieceBits, int more) {
        this.pieceBits = pieceBits;
        try (FileChannel file = FileChannel.open(path)) {
            long size = 1L << pieceBits;
            pieces = new ByteBuffer[(int) (file.size() >>> pieceBits) + 1];
            for (int i = 0; i < pieces.length; i++) pieces[i] = file.map(MapMode.READ_ONLY, i * size, Math.min(file.size() - i * size, size + more));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What holds the byte at the position; to be read at {@link #place}, and shared by all. */
    ByteBuffer piece(long position) {
        return pieces[(int) (position >>> pieceBits)];
    }

    /** Where in its piece the position is. */
    int place(long position) {
        return (int) (position & ((1L << pieceBits) - 1));
    }
}
