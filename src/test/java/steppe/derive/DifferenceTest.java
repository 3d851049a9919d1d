package steppe.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.derive.Difference.Said;
import steppe.read.Repository;
import steppe.store.Build;
import steppe.store.StoreFolder;
import steppe.store.StoredQuads;

class DifferenceTest {
    /** Each word is a claim, its source and the value: {@code a1x} says that claim a of source 1 has x. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "a1x, ''",
        "a1x b2x, ''",
        "a1x b2y, ab",
        "a1x b1y, ''",
        "a1x b1y c2y, ac",
        "a1x b2x c3y, abc",
        "a1x b1y c1x, ''",
        "a1x b1y c2x d2x, bcd",
    })
    void aClaimDiffersFromThoseOfOtherSourcesOnly(String said, String differing) {
        List<Said<Character, Character>> claims = Stream.of(said.split(" ")).filter(word -> !word.isEmpty()).map(word -> new Said<>(word.charAt(0), word.charAt(1), word.charAt(2))).toList();
        assertThat(Difference.among(claims).map(String::valueOf).collect(Collectors.joining())).isEqualTo(differing);
    }

    /** The definition once more, as a query of all pairs. */
    private static final String PAIRS = """
            PREFIX steppe: <https://w3id.org/steppe/ontology#>
            CONSTRUCT { ?one steppe:differsOn ?p }
            WHERE {
              VALUES ?in { steppe:when steppe:negated }
              ?one steppe:subject ?s ; steppe:predicate ?p ; steppe:object ?o ; steppe:document ?document ; ?in ?value .
              ?two steppe:subject ?s ; steppe:predicate ?p ; steppe:object ?o ; steppe:document ?other ; ?in ?another .
              FILTER (?document != ?other && ?value != ?another && ?p != steppe:assessedOn)
            }
            """;

    @Test
    void theRepositorysClaimsDifferInWhatAQueryOfAllPairsFinds(@TempDir Path folder) {
        List<Quad> quads = new ArrayList<>();
        StoredQuads.forEach(new Build(new Repository(Path.of(".")), Optional.empty(), line -> { }).into(new StoreFolder(folder), "test"), quads::add);
        Graph all = GraphMemFactory.createDefaultGraph();
        quads.stream().filter(quad -> !quad.getGraph().equals(Difference.GRAPH)).map(Quad::asTriple).forEach(all::add);
        Set<Triple> expected = QueryExec.graph(all).query(QueryFactory.create(PAIRS)).construct().stream().collect(Collectors.toSet());
        Set<Triple> found = quads.stream().filter(quad -> quad.getGraph().equals(Difference.GRAPH)).map(Quad::asTriple).collect(Collectors.toSet());
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(20);
    }
}
