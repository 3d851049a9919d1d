package steppe.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import steppe.model.Names;
import steppe.model.Problem;

/**
 * One file of the repository that becomes a graph.
 *
 * @param name  the graph's short name: {@code cepa-2025}, {@code entities}, {@code ontology} ...
 * @param file  where it is
 * @param place the file as messages name it, relative to the repository
 */
public record SourceFile(String name, Path file, String place) {
    static SourceFile of(Path root, Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.ttl$", "");
        return new SourceFile(name.equals("steppe") ? "ontology" : name, file, root.relativize(file).toString());
    }

    /** A document that was read for an earlier store and is gone. Nothing if the path is not that of a document. */
    public static Optional<SourceFile> removed(String place) {
        Path file = Path.of(place);
        SourceFile source = of(Path.of(""), file);
        boolean document = place.startsWith("triples/") && place.endsWith(".ttl") && !Context.includes(source);
        return document ? Optional.of(source) : Optional.empty();
    }

    public Node graphName() {
        return Names.graph(name);
    }

    /** The graph of what follows from the file alone: {@code graph:derived/cepa-2025}. */
    public Node derivedName() {
        return Names.graph("derived/" + name);
    }

    /** What the file says; nothing if it is no Turtle, and then its problems are added. */
    public Optional<Source> read(List<Problem> problems) {
        return new TurtleReader(this).read(problems);
    }

    /** {@code triples/x.ttl:12}, the line that first mentions the node at its start, for messages. */
    public String placeOf(Node node) {
        String subject = node.isURI() ? Names.shorten(node) : node.toString();
        String relative = node.isURI() ? "<" + node.getURI().replace(Names.DOCUMENT, "") + ">" : subject;
        List<String> lines = lines();
        for (int line = 0; line < lines.size(); line++) {
            if (startsWith(lines.get(line), subject) || startsWith(lines.get(line), relative)) return place + ":" + (line + 1);
        }
        return place;
    }

    private static boolean startsWith(String line, String subject) {
        return line.startsWith(subject) && (line.length() == subject.length() || line.charAt(subject.length()) == ' ');
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
