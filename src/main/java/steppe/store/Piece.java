package steppe.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A part of one of a store's files, with its CRC-32. That shows each flipped bit, and costs as little in a JVM that has just begun as to read the
 * bytes; it is no proof against intent, as their SHA-256 is.
 *
 * @param file its name within the store
 */
record Piece(String file, long start, int length, int crc) {
    private static final int BLOCK = 1 << 16;

    /** @throws IOException also if there is no such file */
    boolean isAsWritten(Path folder) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel content = FileChannel.open(folder.resolve(file))) {
            content.position(start);
            for (int rest = length; rest > 0; rest -= block.limit()) {
                if (content.read(block.clear().limit(Math.min(rest, BLOCK))) < 0) return false;
                sum.update(block.flip());
            }
        }
        return (int) sum.getValue() == crc;
    }
}
