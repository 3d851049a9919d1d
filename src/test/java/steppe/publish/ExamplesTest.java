package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import steppe.model.Names;
import steppe.query.World;
import steppe.web.RdfFormat;
import steppe.web.Representation;

/** The questions of the drawn world, as programs read them. */
class ExamplesTest {
    private static final String ROOT = "https://example.org";
    private static final String PLACE = ROOT + Examples.PATH + "/";
    private static final String TARGET = "https://schema.org/target";

    @Test
    void aParameterIsSaidWithItsTypeItsPlaceAndItsDefaults() {
        Graph both = graph("members-of-both", true);
        assertThat(texts(both, "members-of-both#a", "order")).containsExactly("0");
        assertThat(texts(both, "members-of-both#a", "name")).containsExactly("first organisation");
        assertThat(texts(both, "members-of-both#date", "order")).containsExactly("2");
        assertThat(objects(both, "members-of-both#a", "nodeKind")).containsExactly(sh("IRI"));
        assertThat(objects(both, "members-of-both#a", "datatype")).isEmpty();
        assertThat(objects(both, "members-of-both#date", "datatype")).containsExactly(XSD.date.asNode());
        assertThat(objects(both, "members-of-both#a", "defaultValue")).containsExactly(Names.thing("LakeLeague"));
        assertThat(texts(both, "members-of-both#a", "maxCount")).containsExactly("1");
        assertThat(texts(both, "members-of-both#a", "optional")).containsExactly("false");
    }

    @Test
    void aParameterMayHaveManyValuesOrNone() {
        Graph any = graph("members-of-any", true);
        assertThat(objects(any, "members-of-any#organisation", "maxCount")).isEmpty();
        assertThat(texts(any, "members-of-any#organisation", "optional")).containsExactly("true");
        assertThat(objects(any, "members-of-any#organisation", "defaultValue")).containsExactlyInAnyOrder(Names.thing("LakeLeague"), Names.thing("RiverPact"));
    }

    @Test
    void whatIsAskedIsASentence() {
        List<Node> comments = graph("members-of-both", true).find(node("members-of-both"), RDFS.comment.asNode(), Node.ANY).mapWith(triple -> triple.getObject()).toList();
        assertThat(comments).singleElement().extracting(Node::getLiteralLexicalForm)
                .isEqualTo("Which states belonged to both first organisation and second organisation on day? States that were members of two organisations on one day, each with the claims that say so.");
    }

    /** Over another endpoint that nobody may ask there is no address to try them at. */
    @Test
    void whereToAskIsSaidWhereOneMay() {
        assertThat(graph("members-of-both", true).contains(node("members-of-both"), NodeFactory.createURI(TARGET), NodeFactory.createURI(ROOT + "/sparql"))).isTrue();
        assertThat(graph("members-of-both", false).contains(Node.ANY, NodeFactory.createURI(TARGET), Node.ANY)).isFalse();
    }

    private static Graph graph(String question, boolean sparql) {
        Representation written = (Representation) new Examples(World.questions(), sparql).write(Optional.of(question), ROOT, RdfFormat.N_TRIPLES, "1");
        return RDFParser.fromString(new String(written.body(), StandardCharsets.UTF_8), Lang.NTRIPLES).toGraph();
    }

    private static List<Node> objects(Graph graph, String parameter, String property) {
        return graph.find(node(parameter), sh(property), Node.ANY).mapWith(triple -> triple.getObject()).toList();
    }

    private static List<String> texts(Graph graph, String parameter, String property) {
        return objects(graph, parameter, property).stream().map(Node::getLiteralLexicalForm).toList();
    }

    private static Node node(String local) {
        return NodeFactory.createURI(PLACE + local);
    }

    private static Node sh(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + name);
    }
}
