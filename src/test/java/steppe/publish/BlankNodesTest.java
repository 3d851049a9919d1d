package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;

class BlankNodesTest {
    /** What tells them apart is said of a node three steps farther on. */
    @Test
    void nodesAreToldApartByWhatIsFarther() {
        String far = "<x:s> <x:p> [ <x:p> [ <x:p> [ <x:p> 1 ] ] ] , [ <x:p> [ <x:p> [ <x:p> 2 ] ] ] .";
        List<Triple> named = BlankNodes.named(triples(far));
        assertThat(Set.copyOf(named)).hasSize(8).isEqualTo(Set.copyOf(BlankNodes.named(triples(far))));
        assertThat(named.stream().map(Triple::getObject).filter(node -> node.isBlank()).distinct()).hasSize(6);
    }

    @Test
    void nodesAreToldApartByWhoNamesThem() {
        String named = "<x:s> <x:p> [ <x:p> 1 ] . <x:t> <x:p> [ <x:p> 1 ] .";
        assertThat(BlankNodes.named(triples(named)).stream().map(Triple::getSubject).filter(node -> node.isBlank()).distinct()).hasSize(2);
    }

    /** One name for both would make one of two. */
    @Test
    void nodesThatCannotBeToldApartAreRefused() {
        assertThatThrownBy(() -> BlankNodes.named(triples("<x:s> <x:p> [ <x:p> 1 ] , [ <x:p> 1 ] ."))).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be told apart");
    }

    private static List<Triple> triples(String turtle) {
        return RDFParser.fromString(turtle, Lang.TURTLE).toGraph().stream().toList();
    }
}
