package steppe.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A new file, the empty blocks left out: TDB2's files are mostly empty, and for what was never written the file system keeps no place. The JDK's own
 * copy writes it all: twenty times the place for a small store.
 */
final class SparseFile implements AutoCloseable {
    static final int BLOCK = 64 * 1024;
    private static final byte[] EMPTY = new byte[BLOCK];
    private final FileChannel out;

    /** @throws IOException also if there is such a file */
    SparseFile(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from); SparseFile file = new SparseFile(to)) {
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) file.write(block);
            file.end();
        }
    }

    /** @param block of {@link #BLOCK} bytes; the last may be shorter */
    void write(byte[] block) throws IOException {
        if (Arrays.equals(block, 0, block.length, EMPTY, 0, block.length)) out.position(out.position() + block.length);
        else for (ByteBuffer rest = ByteBuffer.wrap(block); rest.hasRemaining(); ) out.write(rest);
    }

    /** Gives it its length if it ends with what was left out. */
    void end() throws IOException {
        long size = out.position();
        if (size > out.size()) out.write(ByteBuffer.allocate(1), size - 1);
    }

    /** Until it is on the disk. */
    void force() throws IOException {
        out.force(true);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
