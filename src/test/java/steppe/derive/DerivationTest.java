package steppe.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.model.Names;

class DerivationTest {
    private static final Node MEMBER_OF = Names.term("memberOf");
    private static final Node DERIVED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
    private static List<Quad> quads;

    @BeforeAll
    static void build(@TempDir Path folder) {
        quads = World.drawnIn(folder.resolve("repository")).quads(folder.resolve("store"));
    }

    @Test
    void anAssertedClaimInForceGivesADirectTriple() {
        assertThat(members("alpha")).containsExactly(Triple.create(Names.thing("Kazakhstan"), MEMBER_OF, Names.thing("SCO")));
    }

    @Test
    void anAnnouncedClaimGivesNone() {
        assertThat(members("alpha")).doesNotContain(Triple.create(Names.thing("Belarus"), MEMBER_OF, Names.thing("SCO")));
    }

    @Test
    void whatACurationDeprecatesGivesNone() {
        assertThat(members("beta")).containsExactly(Triple.create(Names.thing("Kazakhstan"), MEMBER_OF, Names.thing("CSTO")));
    }

    @Test
    void eachSourceHasItsOwnTriples() {
        assertThat(members("reference")).hasSize(2).allMatch(triple -> triple.getSubject().equals(Names.thing("Belarus")));
    }

    @Test
    void theOntologyEntailsInverses() {
        assertThat(derived("alpha").map(Quad::asTriple))
                .contains(Triple.create(Names.thing("SCO"), Names.term("hasMember"), Names.thing("Kazakhstan")));
    }

    @Test
    void anUndatedMembershipIsNotBackDated() {
        assertThat(derived("beta").filter(quad -> quad.getPredicate().equals(Names.term("from"))).map(quad -> quad.getObject().getLiteralLexicalForm()))
                .containsExactly("2024-03-01");
    }

    @Test
    void everyPeriodNamesItsClaims() {
        Set<Node> periods = quads.stream().filter(quad -> quad.getPredicate().equals(Names.term("property"))).map(Quad::getSubject).collect(Collectors.toSet());
        Set<Node> explained = quads.stream().filter(quad -> quad.getPredicate().equals(DERIVED_FROM)).map(Quad::getSubject).collect(Collectors.toSet());
        assertThat(periods).isNotEmpty().isSubsetOf(explained);
    }

    private static Set<Triple> members(String source) {
        return derived(source).map(Quad::asTriple).filter(triple -> triple.predicateMatches(MEMBER_OF)).collect(Collectors.toSet());
    }

    private static java.util.stream.Stream<Quad> derived(String source) {
        return quads.stream().filter(quad -> quad.getGraph().equals(Names.graph("derived/" + source)));
    }
}
