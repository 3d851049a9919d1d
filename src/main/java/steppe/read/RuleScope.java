package steppe.read;

import java.util.Locale;

/** What the rows of a rule depend on: its folder in {@code ontology/checks}. */
public enum RuleScope {
    /** On the ontology, the vocabulary and the rest of the context. */
    TERMS,
    /** On one document as well, and on which types the things have that it speaks of. */
    DOCUMENTS,
    /** On any number of documents. */
    GRAPH;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
