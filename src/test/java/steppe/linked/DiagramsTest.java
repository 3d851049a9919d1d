package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import steppe.linked.OntologyView.Box;
import steppe.linked.OntologyView.Diagram;
import steppe.model.Names;
import steppe.web.Pages;

class DiagramsTest {
    private static final Graph STEPPE = RDFDataMgr.loadGraph("ontology/steppe.ttl");
    private static final Map<Node, String> CLAIMED = Map.of(Names.term("from"), "http://www.w3.org/2001/XMLSchema#date", Names.term("role"), "", Names.term("subject"), "");

    @Test
    void everyClassStandsOnceAmongThingsOrClaims() {
        Diagrams diagrams = of(STEPPE);
        List<String> drawn = Stream.of(diagrams.things(), diagrams.claims()).flatMap(diagram -> diagram.drawing().boxes().stream()).map(Box::href).toList();
        List<String> classes = new Ontology(new Description(Names.term(""), STEPPE)).classes().map(term -> "#" + Description.local(term)).toList();
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(classes).contains("#State", "#Observation").hasSizeGreaterThan(40);
    }

    @Test
    void noBoxesOverlapAndAllAreInTheDrawing() {
        for (Diagram diagram : of(STEPPE).all(CLAIMED)) {
            List<Box> boxes = diagram.drawing().boxes();
            assertThat(boxes).as(diagram.id()).allMatch(box -> box.x() >= 0 && box.y() >= 0 && box.right() <= diagram.drawing().width() && box.y() + box.height() <= diagram.drawing().height());
            for (Box one : boxes) assertThat(boxes.stream().filter(other -> other != one && overlap(one, other))).as(diagram.id() + " " + one).isEmpty();
        }
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.right() && other.x() < one.right() && one.y() < other.y() + other.height() && other.y() < one.y() + one.height();
    }

    @Test
    void theCoreHasAllPropertiesOfClaimsAndNoOthers() {
        Diagram core = of(STEPPE).core(CLAIMED);
        List<String> names = core.drawing().boxes().stream().map(Box::href).toList();
        assertThat(names).contains("#Claim", "#subject", "#modality", "#attributedTo", "#passage", "#citedSource", "#rank", "#value", "#Observation", "#involves", "#from", "#role")
                .doesNotContain("#memberOf", "#sha256", "#dateBasis");
        assertThat(core.sentences()).anySatisfy(words -> assertThat(words).extracting(View.Value::text).containsExactly("claim", "from", "→", "date"));
        assertThat(core.drawing().lines()).hasSameSizeAs(core.sentences());
    }

    @Test
    void aSecondKindIsADashedLineAndStandsInTheWords() {
        Diagram things = of(STEPPE).things();
        assertThat(things.drawing().lines()).filteredOn(line -> line.kind().equals("also")).hasSize(1);
        assertThat(things.sentences()).anySatisfy(words -> assertThat(words).extracting(View.Value::text).containsExactly("state", "is a kind of", "agent", "and of", "place"));
    }

    @Test
    void circlesAndHostileLabelsAreDrawnAsWell() {
        Diagram things = of(turtle("""
                steppe:A a owl:Class ; rdfs:subClassOf steppe:B ; rdfs:label "</title><script>alert(1)</script> & so on and on and on"@en ; skos:definition "\\"><img src=x>"@en .
                steppe:B a owl:Class ; rdfs:subClassOf steppe:A , steppe:B ; rdfs:label "国家国家"@zh .""")).things();
        String page = new String(Pages.render("linked/ontologydiagram.jte", Map.of("diagram", things)), StandardCharsets.UTF_8);
        assertThat(things.drawing().boxes()).extracting(Box::href).containsExactlyInAnyOrder("#A", "#B");
        assertThat(page).doesNotContain("<script").doesNotContain("<img").doesNotContain(" style=").contains("&lt;script&gt;").contains("国家国家").contains("…");
    }

    @Test
    void nothingToDrawIsNoDiagram() {
        assertThat(of(turtle("")).all(CLAIMED)).isEmpty();
    }

    private static Diagrams of(Graph graph) {
        return new Diagrams(new Description(Names.term(""), graph));
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString("""
                @prefix steppe: <https://w3id.org/steppe/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                """ + text, Lang.TURTLE).parse(graph);
        return graph;
    }
}
