package steppe.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import steppe.model.Texts;

/**
 * Measures what is read through it: its size and SHA-256, as a manifest names them, {@code SIZE HEX HEX …}. There is a digest for each piece of
 * 1 MiB: a file that has only grown is measured by its end, and of pieces without content, as TDB2's files have many, the digest is known.
 */
final class Measured extends FilterInputStream {
    static final int PIECE = 1 << 20;
    private static final byte[] NOTHING = new byte[PIECE];
    private static final String DIGEST_OF_NOTHING = "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58";
    private final MessageDigest digest = Texts.sha256();
    private final List<String> digests;
    private long size;
    /** Of the piece that is being read: how much of it was read, and how much of that was nothing but zeros, and is not in the digest yet. */
    private int filled;
    private int zeros;

    /** @param known the digests of the pieces before what is read here */
    private Measured(InputStream content, List<String> known) {
        super(content);
        this.size = (long) PIECE * known.size();
        this.digests = new ArrayList<>(known);
    }

    Measured(InputStream content) {
        this(content, List.of());
    }

    static String entry(Path file) throws IOException {
        return entry(file, List.of());
    }

    /**
     * Of a file that was of this entry and has only grown since: from the last piece with content on. What was there is not read, so a bit of it
     * that flips still shows.
     */
    static String grown(Path file, String entry) throws IOException {
        List<String> known = List.of(entry.split(" "));
        int end = known.size() - 1;
        while (end > 0 && known.get(end).equals(DIGEST_OF_NOTHING)) end--;
        return entry(file, known.subList(1, Math.max(1, end)));
    }

    static boolean isEntry(String text) {
        return text.matches("\\d{1,18}( [0-9a-f]{64})+");
    }

    static long size(String entry) {
        return Long.parseLong(entry.substring(0, entry.indexOf(' ')));
    }

    private static String entry(Path file, List<String> known) throws IOException {
        try (FileChannel channel = FileChannel.open(file); Measured content = new Measured(Channels.newInputStream(channel), known)) {
            channel.position(content.size);
            content.transferTo(OutputStream.nullOutputStream());
            return content.entry();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, Math.min(length, PIECE - filled));
        if (count > 0) add(buffer, offset, count);
        return count;
    }

    private void add(byte[] buffer, int offset, int count) {
        if (isEmpty() && Arrays.equals(buffer, offset, offset + count, NOTHING, 0, count)) zeros += count;
        else digested().update(buffer, offset, count);
        size += count;
        filled += count;
        if (filled == PIECE) endPiece();
    }

    private boolean isEmpty() {
        return zeros == filled;
    }

    /** Of all that was read of the piece. */
    private MessageDigest digested() {
        if (isEmpty()) digest.update(NOTHING, 0, zeros);
        return digest;
    }

    private void endPiece() {
        digests.add(zeros == PIECE ? DIGEST_OF_NOTHING : HexFormat.of().formatHex(digested().digest()));
        filled = 0;
        zeros = 0;
    }

    /** Of what was read. */
    String entry() {
        if (filled > 0 || digests.isEmpty()) endPiece();
        return size + " " + String.join(" ", digests);
    }
}
