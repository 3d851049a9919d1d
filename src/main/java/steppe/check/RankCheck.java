package steppe.check;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/** A document ranks its own claims only: what is derived from one source depends on it and the curation, on no other document. */
final class RankCheck {
    private final Source source;

    RankCheck(Source source) {
        this.source = source;
    }

    List<Problem> problems() {
        return source.graph().find(Node.ANY, Names.term("rank"), Node.ANY).toList().stream().flatMap(rank -> problem(rank).stream()).toList();
    }

    private Optional<Problem> problem(Triple rank) {
        if (source.graph().contains(rank.getSubject(), RDF.type.asNode(), Node.ANY)) return Optional.empty();
        return Optional.of(new Problem(source.placeOf(rank.getSubject()), Names.shorten(rank.getSubject()) + " is ranked here and described elsewhere",
                "Ranks of another source's claims belong in triples/curation.ttl."));
    }
}
