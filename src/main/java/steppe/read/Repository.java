package steppe.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import steppe.model.Invalid;
import steppe.model.Problem;

/** The files that the store is a function of: {@code ontology/} and {@code triples/}. Reading changes nothing. */
public final class Repository {
    private final Path root;

    public Repository(Path root) {
        this.root = root;
    }

    /** Every graph, in the order of its name. @throws Invalid with all syntax errors of all files */
    public List<Source> read() {
        List<Problem> problems = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (Path file : graphs()) new TurtleReader(root, file).read(problems).ifPresent(sources::add);
        if (!problems.isEmpty()) throw new Invalid(problems);
        return sources;
    }

    /** The SHACL shapes; not part of the store. */
    public Graph shapes() {
        List<Problem> problems = new ArrayList<>();
        var shapes = new TurtleReader(root, root.resolve("ontology/shapes.ttl")).read(problems);
        return shapes.orElseThrow(() -> new Invalid(problems)).graph();
    }

    /** The checks of the whole graph, one SPARQL query a file; each row that it finds is a violation. */
    public List<Path> checks() {
        return list(root.resolve("ontology/checks"), "-violation.rq");
    }

    /** Changes when any file that the store is made of does: part of the store's name, so that a stale one is seen. */
    public String fingerprint() {
        MessageDigest digest = sha256();
        for (Path file : inputs()) {
            byte[] content = bytes(file);
            digest.update(root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(4).putInt(content.length).flip());
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private List<Path> inputs() {
        List<Path> files = new ArrayList<>(graphs());
        files.add(root.resolve("ontology/shapes.ttl"));
        files.addAll(checks());
        return files;
    }

    private List<Path> graphs() {
        List<Path> files = new ArrayList<>(List.of(root.resolve("ontology/steppe.ttl"), root.resolve("ontology/vocabulary.ttl")));
        files.addAll(list(root.resolve("triples"), ".ttl"));
        return files;
    }

    private List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new Invalid(new Problem(folder.toString(), "cannot be listed: " + e.getMessage(),
                    "Start Steppe in its repository, or name it with --repository DIR."));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Invalid(new Problem(file.toString(), "cannot be read: " + e, "Check that it exists and may be read."));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
