package steppe.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.model.Texts;

/** Opens the documents that the graph describes; a text that is not the curated one stays closed. */
final class Documents {
    private static final String PLACE = "triples/documents.ttl";
    private final Graph all;
    private final Path folder;

    Documents(Graph all, Path folder) {
        this.all = all;
        this.folder = folder;
        if (!Files.isDirectory(folder)) throw invalid(folder, "is not a folder", "Give the folder that holds the documents' texts.");
    }

    /** @throws Invalid if the document is unknown, its text absent, or not the one that was curated */
    DocumentText open(String name) {
        String digest = text(name, "sha256").orElseThrow(() -> unknown(name));
        byte[] bytes = bytes(folder.resolve(name + ".txt"));
        String found = Texts.digest(bytes);
        if (!found.equals(digest)) throw changed(name, found, digest);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new DocumentText(describe(name, digest, text.codePointCount(0, text.length())), text);
    }

    private Description describe(String name, String digest, int length) {
        Range content = new Range(number(name, "contentStart", 0), Math.min(number(name, "contentEnd", length), length));
        return new Description(name, value(name, DCTerms.title.asNode()).orElse(name), digest, content);
    }

    private int number(String name, String property, int otherwise) {
        return text(name, property).map(number -> number(name, property, number)).orElse(otherwise);
    }

    private static int number(String name, String property, String number) {
        if (!number.matches("\\d{1,9}")) throw invalid(PLACE, "has " + number + " for steppe:" + property + " of " + name, "Write a number of code points.");
        return Integer.parseInt(number);
    }

    private Optional<String> text(String name, String property) {
        return value(name, Names.term(property));
    }

    private Optional<String> value(String name, Node property) {
        return all.find(Names.document(name), property, Node.ANY).nextOptional().map(t -> t.getObject().isLiteral() ? t.getObject().getLiteralLexicalForm() : Names.shorten(t.getObject()));
    }

    private Invalid unknown(String name) {
        return invalid(PLACE, "does not describe a document " + name + " with a text; it has " + known(), fresh(name));
    }

    private String known() {
        return all.find(Node.ANY, Names.term("sha256"), Node.ANY).mapWith(t -> t.getSubject().getURI().replace(Names.DOCUMENT, ""))
                .toList().stream().sorted().collect(Collectors.joining(", "));
    }

    /** For a text that is there and waits to be curated: what to write of it. */
    private String fresh(String name) {
        Path file = folder.resolve(name + ".txt");
        if (!Files.isRegularFile(file)) return "Choose one of these. To curate another, put its text into " + folder + " and see triples/README.md.";
        byte[] bytes = bytes(file);
        long length = new String(bytes, StandardCharsets.UTF_8).codePoints().count();
        return "To curate " + file + ", describe it there (see triples/README.md) with\n    steppe:sha256 \"" + Texts.digest(bytes)
                + "\" ; steppe:codePoints " + length + " ;";
    }

    private Invalid changed(String name, String found, String expected) {
        return invalid(folder.resolve(name + ".txt"), "the document has changed: its SHA-256 is " + found + ", " + PLACE + " says " + expected,
                "Restore the text that was curated; offsets hold for that one only.");
    }

    private static byte[] bytes(Path file) {
        try {
            return Texts.bytes(file);
        } catch (IOException e) {
            throw invalid(file, "cannot be read: " + Reason.of(e), "Put the document's text there, or give another folder with --documents.");
        }
    }

    private static Invalid invalid(Object place, String message, String hint) {
        return new Invalid(List.of(new Problem(place.toString(), message, hint)));
    }
}
