package steppe.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import steppe.World;
import steppe.model.Texts;

/** The drawn world with made-up texts, whose digests are right, and claims of their passages. */
public final class MadeUp {
    private final World world;
    private final Path documents;
    private String text;

    public MadeUp(Path folder) throws IOException {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        documents = Files.createDirectory(folder.resolve("documents"));
    }

    /** The whole text is the article. */
    public MadeUp document(String name, String text) {
        return document(name, text, text);
    }

    /** The article is a part of the text. */
    public MadeUp document(String name, String text, String article) {
        this.text = text;
        write(documents.resolve(name + ".txt"), text);
        world.with("triples/documents.ttl", "<%s> a steppe:Document ; dcterms:title \"Made up\"@en ; steppe:sha256 \"%s\" ; steppe:contentStart %d ; steppe:contentEnd %d ."
                .formatted(name, Texts.digest(text.getBytes(StandardCharsets.UTF_8)), at(article), at(article) + length(article)));
        world.with("triples/" + name + ".ttl", World.PREFIXES);
        return this;
    }

    /** A claim of the first such words of the newest document, whose IRI has the offset that it should. */
    public MadeUp claim(String document, String words, String letter, String properties) {
        int start = at(words);
        return passage(document, start, start + length(words), letter, properties);
    }

    public MadeUp passage(String document, int start, int end, String letter, String properties) {
        return with("triples/" + document + ".ttl", ("claim:%s-%d%s a steppe:MembershipClaim ; steppe:passage <%s#char=%d,%d> ; "
                + "steppe:subject :Belarus ; steppe:predicate steppe:memberOf ; steppe:object :SCO %s .").formatted(document, start, letter, document, start, end, properties));
    }

    public MadeUp with(String file, String turtle) {
        world.with(file, turtle);
        return this;
    }

    public Curated curated(String document) {
        return Curated.read(world.repository(), documents, document);
    }

    public Path repository() {
        return world.root();
    }

    public Path documents() {
        return documents;
    }

    private int at(String words) {
        return text.codePointCount(0, text.indexOf(words));
    }

    private static int length(String words) {
        return words.codePointCount(0, words.length());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
