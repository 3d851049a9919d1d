package steppe.linked;

import java.util.List;
import steppe.linked.View.Fact;
import steppe.linked.View.Terms;
import steppe.linked.View.Value;
import steppe.web.Page;

/**
 * The page of the ontology.
 *
 * @param names its IRI and that of this version
 */
public record OntologyView(Page page, String title, String definition, List<String> names, List<Fact> facts, List<Diagram> diagrams, List<Terms> parts, List<Vocabulary> vocabularies) {

    /**
     * A drawing in pixels, and the same in words.
     *
     * @param id        for anchors, the only one of its kind on a page
     * @param sentences each a line of words, some of them links
     */
    public record Diagram(String id, String title, String description, Drawing drawing, List<List<Value>> sentences) {}

    /** Where all stands; the lines are drawn first, the boxes over them. */
    public record Drawing(int width, int height, List<Box> boxes, List<Line> lines) {}

    /**
     * A name in a frame, or without one on its arrow.
     *
     * @param text the name as it fits
     * @param note a second line; empty for none
     * @param full the name and what it means
     * @param href where it leads; empty if nowhere
     */
    public record Box(String kind, int x, int y, int width, int height, String text, String note, String full, String href) {
        public int middle() {
            return y + height / 2;
        }

        public int right() {
            return x + width;
        }
    }

    /** The path is in SVG's letters and our numbers only. */
    public record Line(String kind, String path) {}

    /** A vocabulary of others, with our terms that build on it. */
    public record Vocabulary(Value name, List<Value> terms) {}
}
