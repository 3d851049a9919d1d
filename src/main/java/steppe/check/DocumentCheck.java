package steppe.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.model.Texts;

/** The texts in the given folder are the ones that were curated: from a changed document nothing is built. */
final class DocumentCheck {
    private final Graph graph;
    private final Path folder;

    DocumentCheck(Graph graph, Path folder) {
        this.graph = graph;
        this.folder = folder;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        List<Triple> digests = graph.find(Node.ANY, Names.term("sha256"), Node.ANY).toList();
        if (!digests.isEmpty() && !Files.isDirectory(folder)) return List.of(new Problem(folder.toString(), "is not a folder", "Give the folder that holds the documents' texts."));
        digests.forEach(triple -> check(triple, problems));
        return problems;
    }

    private void check(Triple triple, List<Problem> problems) {
        Path file = folder.resolve(triple.getSubject().getURI().substring(Names.DOCUMENT.length()) + ".txt");
        if (!Files.exists(file)) return;
        try {
            String digest = Texts.digest(Texts.bytes(file));
            if (!digest.equals(triple.getObject().getLiteralLexicalForm())) problems.add(changed(file, triple, digest));
        } catch (IOException e) {
            problems.add(new Problem(file.toString(), "cannot be read: " + Reason.of(e), "Check that it may be read."));
        }
    }

    private static Problem changed(Path file, Triple expected, String digest) {
        return new Problem(file.toString(), "the document has changed: its SHA-256 is " + digest + ", triples/documents.ttl says "
                + expected.getObject().getLiteralLexicalForm(), "Restore the text that was curated; offsets hold for that one only.");
    }
}
