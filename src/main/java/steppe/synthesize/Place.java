package steppe.synthesize;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import steppe.model.Names;
import steppe.model.Passage;

/**
 * Where a made-up claim stands: of four claims in a row, the last two share a passage, as some do in the real documents.
 *
 * @param document the number of the document
 * @param index    the number of the claim in its document
 */
record Place(int document, int index) {
    private static final int PASSAGE = 80;

    static String document(int number) {
        return "synthetic-" + number;
    }

    /** The length of a document with so many claims, in code points. */
    static int length(int claims) {
        return new Place(0, claims).passage().end();
    }

    Node claim() {
        return NodeFactory.createURI(Names.CLAIM + document(document) + "-" + passage().start() + (sharesPassage() ? "b" : "a"));
    }

    Passage passage() {
        int number = index / 4 * 3 + Math.min(index % 4, 2);
        return new Passage(document(document), number * PASSAGE, (number + 1) * PASSAGE - 1);
    }

    boolean sharesPassage() {
        return index % 4 == 3;
    }
}
