package steppe.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.model.Problem;

/** How the rows of a rule are told. */
class RulesTest {
    @TempDir
    private Path folder;

    @Test
    void ofManyViolationsTheFirstThousandAreNamedAndTheOthersCounted() throws IOException {
        List<Problem> problems = problems("SELECT ?n { VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 3 4 5 6 7 8 9 10 } BIND (?a + 10 * ?b + 100 * ?c AS ?n) }");
        assertThat(problems).hasSize(1001);
        assertThat(problems.get(1000).message()).isEqualTo("A rule. Heed it.: and 100 more");
        assertThat(problems("SELECT ?n { VALUES ?n { skos:one skos:two } }")).extracting(Problem::message).containsExactlyInAnyOrder("A rule. Heed it.: n skos:one", "A rule. Heed it.: n skos:two");
    }

    /** A variable may be unbound, also the first, of which a row speaks. */
    @Test
    void whatARowLeavesOpenIsLeftOut() throws IOException {
        assertThat(problems("SELECT ?x ?term { VALUES (?x ?term) { (UNDEF <https://w3id.org/steppe/ontology#Claim>) } }")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("A rule. Heed it.: term steppe:Claim");
            assertThat(problem.place()).isEqualTo("triples/");
        });
        assertThat(problems("SELECT ?term ?x { VALUES (?x ?term) { (UNDEF <https://w3id.org/steppe/ontology#Claim>) } }")).singleElement().satisfies(problem ->
                assertThat(problem.place()).matches("ontology/steppe\\.ttl:\\d+"));
    }

    private List<Problem> problems(String query) throws IOException {
        World world = World.drawnIn(Files.createTempDirectory(folder, "world"));
        Path rules = Files.createDirectories(world.root().resolve("ontology/checks/terms"));
        Files.writeString(rules.resolve("odd-violation.rq"), "# A rule. Heed it.\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n" + query);
        return new Rules(world.repository(), world.repository().context()).ofTerms();
    }
}
