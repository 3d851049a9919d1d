package steppe.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Links;
import steppe.web.Passages;
import steppe.web.Reading;

/** Claims that were found by their words: how each is meant, when it holds and where it stands, because two documents may say it in the same words. */
final class Said {
    private static final QueryFile SAID = QueryFile.of(Said.class, "said.rq");
    private final Engine engine;
    private final Labels labels;

    Said(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    /** In their order. */
    List<SearchView.Claim> of(List<Match> claims, String lang) {
        if (claims.isEmpty()) return List.of();
        Graph graph = engine.construct(SAID.with("claim", claims.stream().map(Match::thing).toList()), Scope.all());
        Map<Node, Label> names = labels.of(graph.stream().map(Triple::getObject).toList(), lang);
        return claims.stream().map(claim -> claim(claim, new Reading(claim.thing(), graph, node -> names.get(node).text()))).toList();
    }

    private static SearchView.Claim claim(Match match, Reading reading) {
        Optional<Node> document = one(reading.graph(), match.thing(), Names.term("document"));
        Optional<Node> issued = document.flatMap(it -> one(reading.graph(), it, DCTerms.issued.asNode()));
        String place = reading.passage().map(passage -> ", " + Passages.place(passage)).orElse("");
        String href = document.flatMap(Links::href).orElse("") + reading.passage().map(passage -> "#" + passage.fragment()).orElse("");
        return new SearchView.Claim(match.text(), Links.href(match.thing()).orElse(""), reading.marks(), reading.isOverruled(), reading.holds(),
                document.map(reading.name()).orElse("") + place, document.map(Node::toString).orElse(""), href,
                issued.map(Node::getLiteralLexicalForm).orElse(""));
    }

    private static Optional<Node> one(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).nextOptional();
    }
}
