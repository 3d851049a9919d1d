package steppe.linked;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import steppe.model.Names;

/**
 * A path below the root and the IRI that it stands for: {@code /id/SCO.ttl} is the Turtle of {@code https://w3id.org/steppe/id/SCO}.
 *
 * @param local  the IRI without its base, {@code id/SCO}
 * @param suffix the format that the path itself asks for
 */
record Address(Kind kind, String local, Optional<Format> suffix) {

    /** @param name what follows the kind's segment, decoded; none for the ontology itself */
    static Address of(Kind kind, String name) {
        String local = kind.segment() + (name.isEmpty() || name.startsWith(".") ? name : "/" + name);
        int dot = local.lastIndexOf('.');
        Optional<Format> suffix = dot < 0 ? Optional.empty() : Format.ofSuffix(local.substring(dot + 1));
        return new Address(kind, suffix.isPresent() ? local.substring(0, dot) : local, suffix);
    }

    /** The term, if these characters can be one; it goes into queries as a term only, never as text. */
    Optional<Node> iri() {
        boolean legal = local.length() <= 500 && local.chars().allMatch(Address::isLegal);
        return legal ? Optional.of(NodeFactory.createURI(Names.BASE + local)) : Optional.empty();
    }

    /** The path of the description in this format. */
    String path(Format format) {
        return path() + "." + format.suffix();
    }

    String path() {
        StringBuilder path = new StringBuilder("/");
        for (byte octet : local.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            path.append(c < 0x80 && isLegal(c) && c != '%' ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return path.toString();
    }

    /** RFC 3987's characters of a path, as good as: no spaces and controls, nothing that delimits IRIs, queries or fragments. */
    private static boolean isLegal(int c) {
        return c > ' ' && (c < 0x7f || c > 0x9f) && "<>\"{}|\\^`#?%".indexOf(c) < 0;
    }
}
