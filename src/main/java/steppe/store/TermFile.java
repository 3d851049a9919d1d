package steppe.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TMemoryInputTransport;

/**
 * The file in which TDB2 keeps the terms of a database that nobody writes, as RDF Thrift one after the other, seen as memory. TDB2 reads it by
 * system calls, two for each byte that says what follows and two for each string, and one reader at a time: 9 microseconds for a label.
 */
final class TermFile {
    /** A buffer holds less than 2 GiB. */
    private static final int PIECE_BITS = 30;
    /** Most terms are shorter. */
    private static final int USUAL = 512;
    private static final int LONGEST = 1 << 20;
    private final int pieceBits;
    private final ByteBuffer[] pieces;

    private TermFile(int pieceBits, ByteBuffer[] pieces) {
        this.pieceBits = pieceBits;
        this.pieces = pieces;
    }

    /** Of the database in the folder; empty if it is in memory only. */
    static Optional<TermFile> in(Location location) {
        return location.isMem() ? Optional.empty() : Optional.of(in(location, PIECE_BITS));
    }

    static TermFile in(Location location, int pieceBits) {
        try (FileChannel file = FileChannel.open(Path.of(location.getPath("nodes-data", "obj")))) {
            long size = 1L << pieceBits;
            ByteBuffer[] pieces = new ByteBuffer[(int) (file.size() / size) + 1];
            for (int i = 0; i < pieces.length; i++) pieces[i] = piece(file, i * size, size);
            return new TermFile(pieceBits, pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The last term that begins in a piece may end in the next.
    private static ByteBuffer piece(FileChannel file, long start, long size) throws IOException {
        return file.map(MapMode.READ_ONLY, start, Math.min(file.size() - start, size + LONGEST));
    }

    /** The term that begins at the position; empty if it is longer than a mebibyte. */
    Optional<Node> at(long position) {
        ByteBuffer piece = pieces[(int) (position >>> pieceBits)];
        int start = (int) (position & ((1L << pieceBits) - 1));
        return term(piece, start, USUAL).or(() -> term(piece, start, LONGEST));
    }

    private static Optional<Node> term(ByteBuffer piece, int start, int most) {
        byte[] bytes = new byte[Math.min(most, piece.limit() - start)];
        piece.get(start, bytes);
        try {
            RDF_Term term = new RDF_Term();
            term.read(TRDF.protocol(new TMemoryInputTransport(bytes)));
            return Optional.of(ThriftConvert.convert(term));
        } catch (TException endsLater) {
            return Optional.empty();
        }
    }
}
