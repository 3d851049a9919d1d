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
import java.util.HexFormat;
import java.util.List;
import steppe.model.Texts;

/**
 * Measures what is read through it: its size and SHA-256, as a manifest names them, {@code SIZE HEX HEX …}. There is a digest for each piece of
 * 16 MiB, so that a large file that has only grown can be measured by its end.
 */
final class Measured extends FilterInputStream {
    static final int PIECE = 16 << 20;
    /** TDB2 maps its files in parts of 8 MiB and fills them in their order: what it added begins in the last two pieces. */
    private static final int GROWING = 2;
    private final MessageDigest digest = Texts.sha256();
    private final List<String> digests;
    private final long piece;
    private long size;
    private long filled;

    /** @param known the digests of the pieces before what is read here */
    private Measured(InputStream content, long piece, List<String> known) {
        super(content);
        this.piece = piece;
        this.size = piece * known.size();
        this.digests = new ArrayList<>(known);
    }

    /** To be compared with this entry. */
    static Measured like(String entry, InputStream content) {
        return new Measured(content, piece(entry), List.of());
    }

    static String entry(Path file) throws IOException {
        return measured(file, PIECE, List.of());
    }

    /** Whether the file is the one that the entry was made of. */
    static boolean is(Path file, String entry) throws IOException {
        return measured(file, piece(entry), List.of()).equals(entry);
    }

    /** Of a file that was of this entry and has only grown since: what was there is not read, so a bit of it that flips still shows. */
    static String grown(Path file, String entry) throws IOException {
        List<String> known = digests(entry);
        return measured(file, PIECE, known.subList(0, Math.max(0, known.size() - GROWING)));
    }

    static boolean isEntry(String text) {
        return text.matches("\\d{1,18}( [0-9a-f]{64})+");
    }

    static long size(String entry) {
        return Long.parseLong(entry.substring(0, entry.indexOf(' ')));
    }

    private static List<String> digests(String entry) {
        return List.of(entry.substring(entry.indexOf(' ') + 1).split(" "));
    }

    /** One digest is of the whole, however large: so older programs wrote it. */
    private static long piece(String entry) {
        return digests(entry).size() == 1 ? Long.MAX_VALUE : PIECE;
    }

    private static String measured(Path file, long piece, List<String> known) throws IOException {
        try (FileChannel channel = FileChannel.open(file); Measured content = new Measured(Channels.newInputStream(channel), piece, known)) {
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
        int count = super.read(buffer, offset, (int) Math.min(length, piece - filled));
        if (count > 0) add(buffer, offset, count);
        return count;
    }

    private void add(byte[] buffer, int offset, int count) {
        digest.update(buffer, offset, count);
        size += count;
        filled += count;
        if (filled == piece) endPiece();
    }

    private void endPiece() {
        digests.add(HexFormat.of().formatHex(digest.digest()));
        filled = 0;
    }

    /** Of what was read. */
    String entry() {
        if (filled > 0 || digests.isEmpty()) endPiece();
        return size + " " + String.join(" ", digests);
    }
}
