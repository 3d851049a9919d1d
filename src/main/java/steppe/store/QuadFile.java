package steppe.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Quads as four longs each, in a file that goes when it is closed: first all are added, then they are read, by several at a time. */
final class QuadFile implements AutoCloseable {
    static final int WIDTH = 4;
    private static final int BYTES = WIDTH * Long.BYTES;
    private static final int BUFFERED = 1 << 15;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFERED * BYTES).order(ByteOrder.nativeOrder());
    private long count;

    QuadFile(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    void add(long first, long second, long third, long fourth) throws IOException {
        if (!buffer.hasRemaining()) flush();
        buffer.putLong(first).putLong(second).putLong(third).putLong(fourth);
        count++;
    }

    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) file.write(buffer);
        buffer.clear();
    }

    long count() {
        return count;
    }

    /** Reads so many quads from this one on, to the beginning of the array. What was added must have been flushed. */
    void read(long from, int number, long[] quads) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(number, BUFFERED) * BYTES).order(ByteOrder.nativeOrder());
        for (int done = 0; done < number; done += BUFFERED) {
            bytes.clear().limit(Math.min(number - done, BUFFERED) * BYTES);
            fill(bytes, (from + done) * BYTES);
            LongBuffer longs = bytes.flip().asLongBuffer();
            longs.get(quads, done * WIDTH, longs.remaining());
        }
    }

    private void fill(ByteBuffer bytes, long from) throws IOException {
        for (long position = from; bytes.hasRemaining(); ) {
            int read = file.read(bytes, position);
            if (read < 0) throw new EOFException("a temporary file is shorter than what was written to it");
            position += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
