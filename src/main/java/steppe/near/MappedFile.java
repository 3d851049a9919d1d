package steppe.near;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that nobody writes, seen as memory: until the last reader is gone, whatever becomes of its folder. In pieces, because a buffer holds less than
 * 2 GiB.
 */
public final class MappedFile {
    /** Pieces of a gibibyte. */
    public static final int PIECE_BITS = 30;
    private final int pieceBits;
    private final long size;
    private final List<ByteBuffer> pieces;

    /**
     * @param pieceBits the length of a piece in bytes, as a power of two
     * @param more      how many bytes of the next piece are seen at the end of each
     * @throws IOException if it is not there or cannot be read
     */
    public MappedFile(Path path, int pieceBits, int more) throws IOException {
        this.pieceBits = pieceBits;
        try (FileChannel file = FileChannel.open(path)) {
            size = file.size();
            pieces = new ArrayList<>();
            for (long start = 0; start < size || start == 0; start += 1L << pieceBits) {
                pieces.add(file.map(MapMode.READ_ONLY, start, Math.min(size - start, (1L << pieceBits) + more)));
            }
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** For one reader, with positions of its own. */
    public List<ByteBuffer> pieces() {
        return pieces.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    }

    /** What holds the byte at the position; to be read at {@link #place}, and shared by all. */
    ByteBuffer piece(long position) {
        return pieces.get((int) (position >>> pieceBits));
    }

    /** Where in its piece the position is. */
    int place(long position) {
        return (int) (position & ((1L << pieceBits) - 1));
    }
}
