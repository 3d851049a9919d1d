package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Names;

class WordIndexTest {
    private static WordIndex index;

    @BeforeAll
    static void write(@TempDir Path folder) throws Exception {
        try (LabelIndex labels = LabelIndex.writing(folder)) {
            List.of(label("SCO", "Shanghai Forum"), label("SCO", "上合组织"), label("CSTO", "ОДКБ"),
                    label("WilliamFierman", "William Fairman"), label("Other", "AND OR NOT /[a-z]*/ \"quoted\"")).forEach(quad -> labels.add(quad.getGraph(), quad.asTriple()));
            labels.commit();
        }
        index = LabelIndex.over(MappedFiles.of(folder));
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({"Shanghai Forum, SCO", "shanghai fo, SCO", "上合组织, SCO", "ОДКБ, CSTO", "одкб, CSTO", "Fairman, WilliamFierman", "fair, WilliamFierman"})
    void findsAThingByAnyOfItsLabels(String words, String thing) {
        assertThat(search(words)).extracting(hit -> hit.getNode().getURI()).containsExactly(Names.ID + thing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Nothing", "*", "?", "Shanghai Nothing", "label:Shanghai", "Shang*ai"})
    void findsNothingElse(String words) {
        assertThat(search(words)).isEmpty();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(strings = {"/[^x]{1000}{1000}/", "*a*b*c*d*e*", "\"", "\\", "(", "[a TO z]", "a~2 b^9 && ||", "AND", "\u0000"})
    void lucenesLanguageIsOnlyWords(String words) {
        assertThat(search(words)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @Timeout(5)
    void longTextIsCut() {
        assertThat(search("x ".repeat(1_000_000))).isEmpty();
    }

    private static List<TextHit> search(String words) {
        return index.query((String) null, List.of(), words, null, null, 10, null);
    }

    private static Quad label(String thing, String text) {
        return Quad.create(Names.graph("entities"), Names.thing(thing), SKOS.altLabel.asNode(), NodeFactory.createLiteralLang(text, "en"));
    }
}
