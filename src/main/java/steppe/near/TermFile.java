package steppe.near;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    /** Most terms are shorter. */
    private static final int USUAL = 512;
    private static final int LONGEST = 1 << 20;
    private final MappedFile file;

    /** @param pieceBits as in {@link MappedFile} */
    TermFile(Location location, int pieceBits) throws IOException {
        // The last term that begins in a piece may end in the next.
        file = new MappedFile(Path.of(location.getPath("nodes-data", "obj")), pieceBits, LONGEST);
    }

    /** The term that begins at the position; empty if it is longer than a mebibyte. */
    Optional<Node> at(long position) {
        ByteBuffer piece = file.piece(position);
        int start = file.place(position);
        Optional<Node> term = term(piece, start, USUAL).or(() -> term(piece, start, LONGEST));
        // TDB2 makes room for as many bytes as are said to follow; what a damaged file says takes all memory, and the process would end.
        if (term.isEmpty() && file.size() - position <= LONGEST) throw new IllegalStateException("a term does not end where its file does");
        return term;
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
