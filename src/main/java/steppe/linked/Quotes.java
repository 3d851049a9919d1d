package steppe.linked;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.graph.Node;
import steppe.linked.View.Quote;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.model.Texts;

/** The words of passages, where the user has the documents' texts; only of the very bytes that were curated. */
final class Quotes {
    private static final int AROUND = 240;
    private final Optional<Path> folder;

    Quotes(Optional<Path> folder) {
        this.folder = folder;
    }

    Optional<Quote> of(Passage passage, Node document, Description in) {
        String digest = in.text(document, Names.term("sha256"));
        return folder.flatMap(it -> Texts.read(it, passage.document(), digest)).flatMap(text -> cut(passage, text));
    }

    /** In code points, and only what lies within the text. */
    private static Optional<Quote> cut(Passage passage, String text) {
        int length = text.codePointCount(0, text.length());
        if (passage.start() > passage.end() || passage.end() > length) return Optional.empty();
        int from = Math.max(0, passage.start() - AROUND);
        int to = Math.min(length, passage.end() + AROUND);
        String before = new Passage(passage.document(), from, passage.start()).in(text);
        String after = new Passage(passage.document(), passage.end(), to).in(text);
        return Optional.of(new Quote(from > 0 ? before.replaceFirst("^\\S*", "…") : before, passage.in(text), to < length ? after.replaceFirst("\\S*$", "…") : after));
    }
}
