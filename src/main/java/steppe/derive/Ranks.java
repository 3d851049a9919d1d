package steppe.derive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import steppe.model.Names;

/** The ranks that the curation graph sets on claims of other graphs; they win over what the source says. */
final class Ranks {
    private final Map<Node, Node> ranks = new HashMap<>();

    Ranks(Graph curation) {
        curation.find(Node.ANY, Names.term("rank"), Node.ANY).forEach(t -> ranks.put(t.getSubject(), t.getObject()));
    }

    Optional<Node> of(Node claim) {
        return Optional.ofNullable(ranks.get(claim));
    }
}
