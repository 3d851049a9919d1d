package steppe.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import steppe.model.Names;

class DescribedTest {
    private static final Node STATE = Names.term("State");
    private static final Node PLACE = Names.term("Place");
    private final Described described = new Described();

    /** More than fit in the first table. */
    @Test
    void ofManyNodesEachHasItsTypes() {
        for (int i = 0; i < 5000; i++) described.add(graph("Thing" + i, i % 2 == 0 ? STATE : PLACE));
        for (int i = 0; i < 5000; i++) assertThat(described.types(Names.thing("Thing" + i))).containsExactly(i % 2 == 0 ? STATE : PLACE);
        assertThat(described.types(Names.thing("Thing5000"))).isEmpty();
    }

    @Test
    void whatComesAfterAQuestionIsKnownToo() {
        described.add(graph("One", STATE));
        assertThat(described.types(Names.thing("Other"))).isEmpty();
        described.add(graph("Other", PLACE));
        described.add(graph("Another", PLACE));
        for (String name : new String[] {"Other", "Another"}) assertThat(described.types(Names.thing(name))).containsExactly(PLACE);
        assertThat(described.types(Names.thing("One"))).containsExactly(STATE);
    }

    @Test
    void whatTwoFilesSayIsTakenTogether() {
        described.add(graph("One", STATE));
        described.add(graph("One", PLACE));
        described.add(graph("Two", STATE, PLACE));
        assertThat(described.types(Names.thing("One"))).containsExactlyInAnyOrder(STATE, PLACE);
        assertThat(described.types(Names.thing("Two"))).containsExactlyInAnyOrder(STATE, PLACE);
    }

    /** Each set of types has a number of 16 bits; with more of them, some would have another's types. */
    @Test
    void whatCannotBeToldApartIsRefused() {
        Graph many = GraphMemFactory.createDefaultGraph();
        for (int i = 0; i < 70_000; i++) many.add(Names.thing("Thing" + i), RDF.type.asNode(), NodeFactory.createURI("x:" + i));
        assertThatThrownBy(() -> described.add(many)).isInstanceOf(IllegalStateException.class).hasMessageContaining("combinations of types");
    }

    private static Graph graph(String name, Node... types) {
        Graph graph = GraphMemFactory.createDefaultGraph();
        for (Node type : types) graph.add(Names.thing(name), RDF.type.asNode(), type);
        return graph;
    }
}
