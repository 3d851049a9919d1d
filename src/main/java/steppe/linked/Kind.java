package steppe.linked;

import java.util.List;

/** The kinds of IRI that Steppe mints, by the first segment of their path. A new kind is one line here. */
enum Kind {
    THING("id", "/id/{name}", true, "thing", "Entities"),
    CLAIM("claim", "/claim/{name}", true, "claim", "Documents"),
    PERIOD("timeline", "/timeline/<name>", true, "period", "Entities"),
    DOCUMENT("document", "/document/<name>", false, "source", "Documents"),
    CONCEPT("vocabulary", "/vocabulary/{name}", false, "concept", "Ontology"),
    GRAPH("graph", "/graph/<name>", false, "graph", "SPARQL"),
    ONTOLOGY("ontology", "/ontology/{name}", false, "ontology", "Ontology");

    private final String segment;
    private final String route;
    private final boolean thing;
    private final String label;
    private final String section;

    Kind(String segment, String route, boolean thing, String label, String section) {
        this.segment = segment;
        this.route = route;
        this.thing = thing;
        this.label = label;
        this.section = section;
    }

    String segment() {
        return segment;
    }

    /** Where its members are; the ontology is also at its bare segment, with or without a suffix. */
    List<String> routes() {
        return this == ONTOLOGY ? List.of(route, "/ontology", "/ontology.{suffix}") : List.of(route);
    }

    /** What a page calls its members, if the graph gives no class. */
    String label() {
        return label;
    }

    /** The entry of the site's navigation that they belong to. */
    String section() {
        return section;
    }

    /** Not a text that can be sent: it answers 303, see other (httpRange-14). */
    boolean isThing() {
        return thing;
    }
}
