package steppe.web;

import java.util.List;

/**
 * What the layout needs to know of a page.
 *
 * @param section the title of the entry of {@link #NAVIGATION} that it belongs to; may be none
 * @param alternates the same content in other formats, for {@code <link rel="alternate">}
 * @param words what stands in the search box
 */
public record Page(String title, String description, String section, List<Alternate> alternates, String words) {
    public static final List<Entry> NAVIGATION = List.of(
            new Entry("Questions", "/"), new Entry("Entities", "/id"), new Entry("Documents", "/document"),
            new Entry("Disagreements", "/disagreements"), new Entry("Ontology", "/ontology"), new Entry("SPARQL", "/sparql"));

    public record Entry(String title, String href) {}

    public record Alternate(String mediaType, String href) {}

    public Page(String title, String description, String section, List<Alternate> alternates) {
        this(title, description, section, alternates, "");
    }

    public static Page of(String title, String section) {
        return new Page(title, "", section, List.of());
    }

    /** With a digest of its content, so that it can be kept for ever. */
    public String stylesheet() {
        return Assets.href("steppe.css");
    }
}
