package steppe.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/**
 * What only the curation says: ranks of another source's claims, and disagreements. So what is derived from one source depends on
 * it and the curation, on no other document, and a changed document declares nothing of unchanged ones.
 */
final class CurationCheck {
    private final Source source;

    CurationCheck(Source source) {
        this.source = source;
    }

    List<Problem> problems() {
        return Stream.concat(said("rank").flatMap(rank -> rank(rank).stream()), said("involves").map(Triple::getSubject).distinct().map(this::disagreement)).toList();
    }

    private Stream<Triple> said(String property) {
        return source.graph().find(Node.ANY, Names.term(property), Node.ANY).toList().stream();
    }

    private Optional<Problem> rank(Triple rank) {
        if (source.graph().contains(rank.getSubject(), RDF.type.asNode(), Node.ANY)) return Optional.empty();
        return Optional.of(new Problem(source.placeOf(rank.getSubject()), Names.shorten(rank.getSubject()) + " is ranked here and described elsewhere",
                "Ranks of another source's claims belong in triples/curation.ttl."));
    }

    private Problem disagreement(Node disagreement) {
        return new Problem(source.placeOf(disagreement), Names.shorten(disagreement) + " says that claims disagree", "Disagreements belong in triples/curation.ttl.");
    }
}
