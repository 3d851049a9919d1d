package steppe.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/**
 * What a file says of a claim that another file describes: how it is to be taken, and no more. Whether it is meant, or negated, or when it holds is
 * derived from the claim's own file: said elsewhere as well, readers would see both, and what is derived would not change.
 */
final class ElsewhereCheck {
    private static final Set<Node> TAKEN = Set.of(Names.term("rank"), Names.term("flag"), Names.term("note"), Names.term("correctedBy"));
    private final Source source;

    ElsewhereCheck(Source source) {
        this.source = source;
    }

    List<Problem> problems() {
        return source.graph().find().filterKeep(this::isElsewhere).filterDrop(triple -> TAKEN.contains(triple.getPredicate())).mapWith(this::problem).toList();
    }

    /** A claim without its type in its own file is described nowhere, which is said of it already. */
    private boolean isElsewhere(Triple triple) {
        Node claim = triple.getSubject();
        return claim.isURI() && claim.getURI().startsWith(Names.CLAIM) && !claim.getURI().startsWith(Names.CLAIM + source.name() + "-") && !source.graph().contains(claim, RDF.type.asNode(), Node.ANY);
    }

    private Problem problem(Triple triple) {
        Set<String> taken = new TreeSet<>(TAKEN.stream().map(Names::shorten).toList());
        return new Problem(source.placeOf(triple.getSubject()), Names.shorten(triple.getSubject()) + " is described elsewhere, and here it has " + Names.shorten(triple.getPredicate()),
                "Say that in the claim's own file; other files say only " + String.join(", ", taken) + " of it.");
    }
}
