package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.World;
import steppe.model.Names;
import steppe.query.LocalEngine;
import steppe.store.StoreVersion;
import steppe.web.RdfFormat;
import steppe.web.Representation;

/** The claims that direct triples are said to rest on are those that the build made them from. */
class ProvenanceTest {
    @TempDir
    private Path folder;

    /** A claim b beside two others: a says the same, and c that Belarus observes the CSTO, so that a wider triple is there in any case. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steppe:when "2012/.."                                | a b c
            steppe:when "1993/1999"                              | a c
            steppe:when "2025-07-01/.."                          | a c
            steppe:rank v:Preferred                              | b c
            steppe:rank v:Deprecated ; steppe:flag v:OutOfDate   | a c
            steppe:modality v:Announced                          | a c
            steppe:negated true                                  | a c
            steppe:rank v:Preferred ; steppe:negated true        | c
            steppe:rank v:Preferred ; steppe:when "1993/1999"    | c
            """)
    void onlyWhatHoldsOnTheSnapshotDateBacksATriple(String said, String backing) {
        World world = World.drawnIn(folder).document("delta", claim("a", "memberOf", "steppe:when \"2002/..\"") + claim("b", "memberOf", said) + claim("c", "observerOf", "steppe:when \"2002/..\""));
        assertThat(sources(world)).containsExactly(backing.split(" "));
    }

    /** What happens at a time is said directly from that day on; here it has happened before, as claim a says. */
    @ParameterizedTest
    @CsvSource({"2024-05-01, a b", "2025-06-30, a b", "2025-07-01, a"})
    void whatDoesNotLastBacksATripleOnceItHasHappened(String day, String backing) {
        String visits = claim("a", "visited", "steppe:when \"2024-01-01\"") + claim("b", "visited", "steppe:when \"" + day + "\"");
        World world = World.drawnIn(folder).document("delta", visits.replace("MembershipClaim", "RelationClaim").replace(":CSTO", ":Armenia"));
        assertThat(sources(world)).containsExactly(backing.split(" "));
    }

    private static String claim(String letter, String predicate, String said) {
        return "claim:delta-0" + letter + " a steppe:MembershipClaim ; steppe:passage <delta#char=0,50> ; rdfs:label \"Belarus and the CSTO, " + letter + ".\"@en ; "
                + "steppe:subject :Belarus ; steppe:predicate steppe:" + predicate + " ; steppe:object :CSTO ; " + said + " .\n";
    }

    private static List<String> sources(World world) {
        DatasetGraph dataset = world.builtIn(world.root().resolve("store")).dataset();
        try {
            LocalEngine engine = new LocalEngine(dataset, "test", () -> { });
            Representation provenance = (Representation) new Descriptions(engine, new Dumps(engine), true).provenance("delta", RdfFormat.N_TRIPLES);
            Graph graph = RDFParser.fromString(new String(provenance.body(), StandardCharsets.UTF_8), Lang.NTRIPLES).toGraph();
            return graph.find(Node.ANY, RDF.type.asNode(), RDF.Statement.asNode()).toList().stream()
                    .flatMap(statement -> graph.find(statement.getSubject(), NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom"), Node.ANY).toList().stream())
                    .map(from -> Names.local(from.getObject().getURI()).replaceFirst("^delta-0", "")).distinct().sorted().toList();
        } finally {
            StoreVersion.close(dataset);
        }
    }
}
