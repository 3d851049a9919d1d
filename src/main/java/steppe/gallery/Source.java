package steppe.gallery;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import steppe.model.Names;

/**
 * A document, or the reference rosters.
 *
 * @param origin documents of one origin are one piece of evidence
 * @param where how to find a passage in the publication
 */
public record Source(Node document, String title, List<Node> creators, List<Node> publishers, Optional<String> issued,
                     String origin, Optional<String> sha256, Optional<String> where) {
    static final String ROSTERS = "reference";

    /** As in {@code sources=}, and the name of its graph. */
    public String name() {
        return document.getURI().substring(Names.DOCUMENT.length());
    }

    public boolean isRoster() {
        return name().equals(ROSTERS);
    }
}
