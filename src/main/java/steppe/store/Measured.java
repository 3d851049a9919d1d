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
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import steppe.model.Texts;

/**
 * Measures what is read through it, as a manifest names it, {@code SIZE HEX HEX …}: its size and, for each piece of 1 MiB, its SHA-256 and behind that
 * its CRC-32. So a file that has only grown is measured by its end, and of pieces without content, as TDB2's files have many, both are known.
 */
final class Measured extends FilterInputStream {
    static final int PIECE = 1 << 20;
    private static final byte[] NOTHING = new byte[PIECE];
    private static final String SUMS_OF_NOTHING = "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58a738ea1c";
    private static final int SHA_DIGITS = 64;
    private final MessageDigest digest = Texts.sha256();
    private final CRC32 crc = new CRC32();
    private final List<String> sums;
    private long size;
    /** Of the piece that is being read: how much of it was read, and how much of that was nothing but zeros, and is not in its sums yet. */
    private int filled;
    private int zeros;

    /** @param known the sums of the pieces before what is read here */
    private Measured(InputStream content, List<String> known) {
        super(content);
        this.size = (long) PIECE * known.size();
        this.sums = new ArrayList<>(known);
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
        while (end > 0 && known.get(end).equals(SUMS_OF_NOTHING)) end--;
        return entry(file, known.subList(1, Math.max(1, end)));
    }

    static boolean isEntry(String text) {
        return text.matches("\\d{1,18}( [0-9a-f]{72})+");
    }

    static long size(String entry) {
        return Long.parseLong(entry.substring(0, entry.indexOf(' ')));
    }

    /** Those of a file of this entry that have content. */
    static List<Piece> pieces(String file, String entry) {
        String[] sums = entry.split(" ");
        long size = size(entry);
        return IntStream.range(0, sums.length - 1).filter(i -> size > 0 && !sums[i + 1].equals(SUMS_OF_NOTHING))
                .mapToObj(i -> new Piece(file, (long) i * PIECE, (int) Math.min(PIECE, size - (long) i * PIECE), HexFormat.fromHexDigits(sums[i + 1], SHA_DIGITS, SHA_DIGITS + 8))).toList();
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
        else sum(buffer, offset, count);
        size += count;
        filled += count;
        if (filled == PIECE) endPiece();
    }

    private boolean isEmpty() {
        return zeros == filled;
    }

    private void sum(byte[] buffer, int offset, int count) {
        if (isEmpty()) sumZeros();
        digest.update(buffer, offset, count);
        crc.update(buffer, offset, count);
    }

    private void sumZeros() {
        digest.update(NOTHING, 0, zeros);
        crc.update(NOTHING, 0, zeros);
    }

    private void endPiece() {
        sums.add(zeros == PIECE ? SUMS_OF_NOTHING : endedSums());
        filled = 0;
        zeros = 0;
    }

    private String endedSums() {
        if (isEmpty()) sumZeros();
        String ended = HexFormat.of().formatHex(digest.digest()) + HexFormat.of().toHexDigits((int) crc.getValue());
        crc.reset();
        return ended;
    }

    /** Of what was read. */
    String entry() {
        if (filled > 0 || sums.isEmpty()) endPiece();
        return size + " " + String.join(" ", sums);
    }
}
