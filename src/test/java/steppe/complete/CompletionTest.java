package steppe.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.model.Names;
import steppe.read.Context;
import steppe.read.Source;

/** What a curator need not write of the world's claims in beta, a document of 1 March 2024. */
class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNotWrittenIsCompleted() {
        Graph beta = completed("");
        assertThat(said(beta, "beta-0a", "modality", "negated", "rank", "document", "dateBasis", "from", "fromLatest", "until"))
                .containsExactly("modality Asserted", "negated false", "rank Normal", "document beta", "dateBasis Inferred", "from 2024-03-01", "fromLatest 2024-03-01");
    }

    @Test
    void whatIsWrittenStays() {
        Graph beta = completed("claim:beta-100a a steppe:MembershipClaim ; steppe:subject :Armenia ; steppe:predicate steppe:memberOf ; steppe:object :SCO ; steppe:passage <beta#char=100,110> ; "
                + "steppe:modality v:Denied ; steppe:negated true ; steppe:rank v:Preferred ; steppe:when \"2001/2012\" ; steppe:dateBasis v:Relative .");
        assertThat(said(beta, "beta-100a", "modality", "negated", "rank", "document", "dateBasis", "from", "fromLatest", "until"))
                .containsExactly("modality Denied", "negated true", "rank Preferred", "document beta", "dateBasis Relative", "from 2001-01-01", "fromLatest 2001-12-31", "until 2013-01-01");
    }

    /** It would have two. */
    @Test
    void aClaimThatTheCurationRanksGetsNoRank() {
        assertThat(said(completed(""), "beta-60a", "rank")).isEmpty();
    }

    @Test
    void aPassageHasASelectorOfItsOffsets() {
        Graph beta = completed("");
        Node passage = NodeFactory.createURI(Names.DOCUMENT + "beta#char=60,90");
        Node selector = beta.find(passage, oa("hasSelector"), Node.ANY).next().getObject();
        assertThat(beta.contains(passage, oa("hasSource"), Names.document("beta"))).isTrue();
        assertThat(beta.find(selector, oa("start"), Node.ANY).next().getObject().getLiteralLexicalForm()).isEqualTo("60");
        assertThat(beta.find(selector, oa("end"), Node.ANY).next().getObject().getLiteralLexicalForm()).isEqualTo("90");
    }

    private static List<String> said(Graph graph, String claim, String... properties) {
        List<String> said = new ArrayList<>();
        for (String property : properties) {
            graph.find(NodeFactory.createURI(Names.CLAIM + claim), Names.term(property), Node.ANY).mapWith(t -> t.getObject())
                    .forEach(value -> said.add(property + " " + (value.isURI() ? Names.local(value.getURI()) : value.getLiteralLexicalForm())));
        }
        return said;
    }

    private static Node oa(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/oa#" + name);
    }

    private Graph completed(String more) {
        World world = World.drawnIn(folder).with("triples/beta.ttl", more);
        Context context = world.repository().context();
        Source beta = world.repository().documents().stream().filter(file -> file.name().equals("beta")).findFirst().orElseThrow().read(new ArrayList<>()).orElseThrow();
        new Completion(context).complete(beta);
        return beta.graph();
    }
}
