package steppe.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a folder that nobody writes, seen as memory. They are there until the last reader is gone, whatever becomes of their folder.
 *
 * @param pieces of each file, by its name: all but the last are of one size, a power of two
 */
record MappedFiles(SortedMap<String, List<ByteBuffer>> pieces) {
    /** A buffer holds less than 2 GiB. */
    private static final long PIECE = 1L << 30;

    /** @throws IOException if there is no such folder or a file of it cannot be read */
    static MappedFiles of(Path folder) throws IOException {
        SortedMap<String, List<ByteBuffer>> pieces = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList()) pieces.put(file.getFileName().toString(), pieces(file));
        }
        return new MappedFiles(pieces);
    }

    private static List<ByteBuffer> pieces(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            List<ByteBuffer> pieces = new ArrayList<>();
            for (long start = 0; start < channel.size() || pieces.isEmpty(); start += PIECE) pieces.add(channel.map(MapMode.READ_ONLY, start, Math.min(PIECE, channel.size() - start)));
            return List.copyOf(pieces);
        }
    }

    /** @throws NoSuchFileException if there was none of this name */
    List<ByteBuffer> file(String name) throws NoSuchFileException {
        List<ByteBuffer> file = pieces.get(name);
        if (file == null) throw new NoSuchFileException(name);
        return file;
    }

    /** In bytes. */
    static long size(List<ByteBuffer> file) {
        return file.stream().mapToLong(ByteBuffer::limit).sum();
    }
}
