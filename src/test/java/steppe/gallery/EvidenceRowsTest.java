package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.Service;
import steppe.model.Names;
import steppe.query.Answer;
import steppe.query.Engine;
import steppe.query.Scope;
import steppe.web.Labels;
import steppe.web.Passages;

/** Every claim behind every row, however many they are, and every row. */
class EvidenceRowsTest {
    private static final Var STATE = Var.alloc("state");
    private static final Var CLAIM = Var.alloc("claim");

    @Test
    void noClaimAndNoRowIsLost() {
        Engine engine = Service.running().engine();
        List<String> claims = engine.select(QueryFactory.create("PREFIX steppe: <" + Names.ONTOLOGY + "> SELECT DISTINCT ?claim { ?claim steppe:headline ?headline } ORDER BY ?claim"), Scope.all())
                .bindings().stream().map(row -> row.get("claim").getURI()).toList();
        assertThat(claims).as("more than are asked for at once").hasSizeGreaterThan(1000);
        Answer answer = new Answer(List.of(STATE, CLAIM), List.of(row("Belarus", List.of()), row("Kazakhstan", claims)), false);
        Evidence evidence = new Evidence(engine, new Sources(engine), new Labels(engine), new Passages(Optional.empty(), 10));
        List<Answer.Row> rows = new EvidenceRows(evidence).of(answer).rows();
        assertThat(values(rows.subList(0, 1), "state")).containsExactly(Names.thing("Belarus").getURI());
        assertThat(rows.get(0).values()).doesNotContainKey(Var.alloc("evidence_claim")).containsKey(Var.alloc("evidence_row"));
        assertThat(values(rows.subList(1, rows.size()), "evidence_claim")).isEqualTo(claims);
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.values().get(Var.alloc("evidence_row")).getLiteralLexicalForm().equals("2"))
                .allMatch(row -> row.values().containsKey(Var.alloc("evidence_title")));
    }

    /** Offsets hold for the text that was curated only. */
    @Test
    void aPassageOfAnotherTextIsNotShownAndThatIsSaid(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("cepa-2025.txt"), "Another text. ".repeat(5000));
        Engine engine = Service.running().engine();
        String claim = engine.select(QueryFactory.create("PREFIX steppe: <" + Names.ONTOLOGY + "> SELECT ?claim { ?claim steppe:document <" + Names.DOCUMENT + "cepa-2025> ; steppe:passage ?place } ORDER BY ?claim LIMIT 1"), Scope.all())
                .bindings().get(0).get("claim").getURI();
        ClaimView view = new Evidence(engine, new Sources(engine), new Labels(engine), new Passages(Optional.of(folder), 10)).of(List.of(claim), "en").get(claim);
        assertThat(view.quote()).isEmpty();
        assertThat(view.unread()).contains("is not the one that was curated");
        assertThat(new Evidence(engine, new Sources(engine), new Labels(engine), new Passages(Optional.empty(), 10)).of(List.of(claim), "en").get(claim).unread()).isEmpty();
    }

    private static Answer.Row row(String state, List<String> claims) {
        return new Answer.Row(Map.of(STATE, Names.thing(state)), Map.of(CLAIM, claims));
    }

    private static List<String> values(List<Answer.Row> rows, String column) {
        return rows.stream().map(row -> row.values().get(Var.alloc(column))).map(Node::getURI).toList();
    }
}
