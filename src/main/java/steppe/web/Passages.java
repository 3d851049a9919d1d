package steppe.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import steppe.model.Passage;
import steppe.model.Texts;

/** Passages from the documents' own texts, where the user has them; only from a text whose digest is the one curated. */
public final class Passages {
    private static final int KEPT = 100;

    private record Key(String document, String sha256) {}

    private final Optional<Path> folder;
    private final int context;
    private final Cache<Key, Optional<String>> texts = CacheFactory.createCache(KEPT);

    /** @param context how many characters to show before and after a passage */
    public Passages(Optional<Path> folder, int context) {
        this.folder = folder;
        this.context = context;
    }

    /** Why a passage is not shown, for readers; nothing if nobody gave texts. */
    public String unread(Passage passage) {
        if (folder.isEmpty()) return "";
        boolean there = isName(passage.document()) && Files.exists(folder.get().resolve(passage.document() + ".txt"));
        return (there ? "The text at hand is not the one that was curated" : "The document's text is not at hand")
                + ", so the passage is not shown.";
    }

    /** Where it is, in code points from the beginning of the text. */
    public static String place(Passage passage) {
        return "characters " + passage.start() + "–" + passage.end();
    }

    /** Nothing if there are no texts, this one is absent or another one, or the range is outside of it. */
    public Optional<Quote> quote(Passage passage, String sha256) {
        return text(passage.document(), sha256).flatMap(text -> cut(text, passage));
    }

    // It comes from an IRI in the graph, so it must not lead out of the folder either.
    private static boolean isName(String document) {
        return document.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    private Optional<String> text(String document, String sha256) {
        if (folder.isEmpty() || !isName(document)) return Optional.empty();
        return texts.get(new Key(document, sha256), key -> Texts.read(folder.get(), document, sha256));
    }

    // The context begins and ends with whole words.
    private Optional<Quote> cut(String text, Passage passage) {
        int length = text.codePointCount(0, text.length());
        if (passage.start() > passage.end() || passage.end() > length) return Optional.empty();
        int from = Math.max(0, passage.start() - context);
        int to = Math.min(length, passage.end() + context);
        String before = from > 0 ? part(text, from, passage.start()).replaceFirst("^\\S*\\s", "… ") : part(text, 0, passage.start());
        String after = to < length ? part(text, passage.end(), to).replaceFirst("\\s\\S*$", " …") : part(text, passage.end(), length);
        return Optional.of(new Quote(before, part(text, passage.start(), passage.end()), after));
    }

    private static String part(String text, int start, int end) {
        return new Passage("", start, end).in(text).replaceAll("\\s+", " ");
    }
}
