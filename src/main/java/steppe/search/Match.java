package steppe.search;

import org.apache.jena.graph.Node;

/** A label that was matched, and its place in the engine's order. */
record Match(Node thing, Node label, int place) {
    String text() {
        return label.getLiteralLexicalForm();
    }
}
