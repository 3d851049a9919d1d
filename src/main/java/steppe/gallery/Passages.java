package steppe.gallery;

import java.nio.file.Path;
import java.util.Optional;
import steppe.model.Passage;
import steppe.model.Texts;

/** Passages from the documents' own texts, where the user has them; only from a text whose digest is the one curated. */
final class Passages {
    private static final int CONTEXT = 80;

    private record Key(String document, String sha256) {}

    private final Optional<Path> folder;
    private final BoundedCache<Key, Optional<String>> texts = new BoundedCache<>(1000, text -> 1);

    Passages(Optional<Path> folder) {
        this.folder = folder;
    }

    boolean isOn() {
        return folder.isPresent();
    }

    /** Nothing if there are no texts, this one is absent or another one, or the range is outside of it. */
    Optional<Quote> quote(Passage passage, String sha256) {
        return text(passage.document(), sha256).flatMap(text -> cut(text, passage));
    }

    // The name comes from an IRI in the graph, so it must not lead out of the folder either.
    private Optional<String> text(String document, String sha256) {
        if (folder.isEmpty() || !document.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) return Optional.empty();
        return texts.get(new Key(document, sha256), () -> Texts.read(folder.get(), document, sha256));
    }

    // The context begins and ends with whole words.
    private static Optional<Quote> cut(String text, Passage passage) {
        int length = text.codePointCount(0, text.length());
        if (passage.start() > passage.end() || passage.end() > length) return Optional.empty();
        int from = Math.max(0, passage.start() - CONTEXT);
        int to = Math.min(length, passage.end() + CONTEXT);
        String before = from > 0 ? part(text, from, passage.start()).replaceFirst("^\\S*\\s", "… ") : part(text, 0, passage.start());
        String after = to < length ? part(text, passage.end(), to).replaceFirst("\\s\\S*$", " …") : part(text, passage.end(), length);
        return Optional.of(new Quote(before, part(text, passage.start(), passage.end()), after));
    }

    private static String part(String text, int start, int end) {
        return new Passage("", start, end).in(text).replaceAll("\\s+", " ");
    }
}
