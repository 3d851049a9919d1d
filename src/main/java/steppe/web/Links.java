package steppe.web;

import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import steppe.model.Names;

/** Which IRIs become links, and to where. */
public final class Links {
    private Links() {}

    /** The IRI if it leads to a web page and does nothing else: http and https only; else nothing (no javascript:, data: ...). */
    public static Optional<String> safeHref(String iri) {
        String scheme = iri.strip().toLowerCase(Locale.ROOT);
        return scheme.startsWith("http://") || scheme.startsWith("https://") ? Optional.of(iri.strip()) : Optional.empty();
    }

    /** Our own IRIs at the same path of this server, others as {@link #safeHref} allows. */
    public static Optional<String> href(Node node) {
        if (!node.isURI()) return Optional.empty();
        return isOurs(node) ? Optional.of(node.getURI().substring(Names.BASE.length() - 1)) : safeHref(node.getURI());
    }

    public static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Names.BASE);
    }
}
