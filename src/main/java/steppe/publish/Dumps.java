package steppe.publish;

import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Texts;
import steppe.query.Engine;
import steppe.web.Etag;
import steppe.web.Headers;
import steppe.web.Representation;

/**
 * Dumps of the whole graph: written once for each version of the data, graph by graph in a fixed order, to a file beside
 * which its SHA-256 is kept. The same data give the same bytes: no dates, blank nodes named after what is said of them.
 */
final class Dumps {
    private static final String SPDX = "http://spdx.org/rdf/terms#";
    private final Engine engine;
    private final Contents contents;
    private final Latest<Dump, Written> written;
    private final Map<Dump, Path> files = new ConcurrentHashMap<>();

    /** A finished file. */
    private record Written(Path file, long bytes, String sha256) {
        String etag() {
            return '"' + sha256.substring(0, 32) + '"';
        }
    }

    Dumps(Engine engine) {
        this.engine = engine;
        this.contents = new Contents(engine);
        this.written = new Latest<>(engine);
    }

    /** Already compressed, so it goes as it is (RFC 9110, section 8.4: no Content-Encoding). */
    void send(Dump dump, Context context) throws IOException {
        Written file = written(dump);
        context.header("ETag", file.etag()).header("Cache-Control", "no-cache").header("Repr-Digest", "sha-256=:" + base64(file.sha256()) + ":");
        context.header("Link", "<" + dump.path() + ".sha256>; rel=\"describedby\"; type=\"text/plain\"");
        if (Etag.matches(Headers.of(context, "If-None-Match"), file.etag())) {
            context.status(304);
            return;
        }
        context.header("Content-Length", Long.toString(file.bytes())).header("Content-Disposition", "attachment; filename=\"" + dump.fileName() + "\"");
        context.contentType("application/gzip").result(Files.newInputStream(file.file()));
    }

    /** As {@code sha256sum -c} reads it. */
    Representation checksum(Dump dump) {
        byte[] line = (written(dump).sha256() + "  " + dump.fileName() + "\n").getBytes(StandardCharsets.UTF_8);
        return Representation.of(engine.version(), "text/plain; charset=utf-8", line);
    }

    /** Adds sizes and checksums to a catalogue (DCAT 3, sections 6.8.12 and 6.17). */
    void describe(Graph catalogue, String root) {
        for (Dump dump : Dump.values()) {
            Written file = written(dump);
            Node distribution = NodeFactory.createURI(root + "/dataset#" + dump.suffix());
            Node checksum = NodeFactory.createURI(root + "/dataset#" + dump.suffix() + "-sha256");
            catalogue.add(distribution, DCAT.byteSize.asNode(), NodeFactory.createLiteralDT(Long.toString(file.bytes()), XSDDatatype.XSDnonNegativeInteger));
            catalogue.add(distribution, spdx("checksum"), checksum);
            catalogue.add(checksum, RDF.type.asNode(), spdx("Checksum"));
            catalogue.add(checksum, spdx("algorithm"), spdx("checksumAlgorithm_sha256"));
            catalogue.add(checksum, spdx("checksumValue"), NodeFactory.createLiteralDT(file.sha256(), XSDDatatype.XSDhexBinary));
        }
    }

    private Written written(Dump dump) {
        return written.get(dump, this::write);
    }

    /** When nobody will ask for these data any more: what is being sent is sent to its end. */
    void close() {
        files.values().forEach(file -> file.toFile().delete());
    }

    Path file(Dump dump) {
        return written(dump).file();
    }

    private Written write(Dump dump) {
        try {
            Path file = Files.createTempFile("steppe-", "." + dump.suffix() + ".gz");
            file.toFile().deleteOnExit();
            Path before = files.put(dump, file); // Another endpoint's data may change while it is asked.
            if (before != null) before.toFile().delete();
            return write(dump, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Written write(Dump dump, Path file) throws IOException {
        boolean whole = false;
        try {
            MessageDigest digest = Texts.sha256();
            try (OutputStream out = new GZIPOutputStream(new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest))) {
                write(dump, out);
            }
            whole = true;
            return new Written(file, Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!whole) Files.deleteIfExists(file);
        }
    }

    private void write(Dump dump, OutputStream out) {
        if (dump == Dump.TURTLE) contents.writeUnion(contents.graphs(), dump.syntax(), out);
        else contents.writeQuads(contents.graphs(), dump.syntax(), out);
    }

    private static Node spdx(String name) {
        return NodeFactory.createURI(SPDX + name);
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
