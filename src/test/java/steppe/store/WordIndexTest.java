package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        Quad plain = Quad.create(Names.graph("entities"), Names.thing("Plain"), SKOS.altLabel.asNode(), NodeFactory.createLiteralString("quoted, unmarked"));
        index = LabelIndex.over(MappedFiles.of(written(folder, List.of(label("SCO", "Shanghai Forum"), label("SCO", "上合组织"), label("CSTO", "ОДКБ"), label("Visit", "Putin's visit"), label("Lake", "Xi’s lake"),
                label("WilliamFierman", "William Fairman"), label("Other", "AND OR NOT /[a-z]*/ \"quoted\""), plain))));
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({"Shanghai Forum, SCO", "shanghai fo, SCO", "上合组织, SCO", "ОДКБ, CSTO", "одкб, CSTO", "Fairman, WilliamFierman", "fair, WilliamFierman", "Putin visit, Visit",
            "Putin's visit, Visit", "visit Putin's, Visit", "visit Put, Visit", "Xi lake, Lake"})
    void findsAThingByAnyOfItsLabels(String words, String thing) {
        assertThat(search(words)).extracting(hit -> hit.getNode().getURI()).containsExactly(Names.ID + thing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Nothing", "*", "?", "Shanghai Nothing", "Shanghai F", "label:Shanghai", "Shang*ai"})
    void findsNothingElse(String words) {
        assertThat(search(words)).isEmpty();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(strings = {"/[^x]{1000}{1000}/", "*a*b*c*d*e*", "\"", "\\", "(", "[a TO z]", "a~2 b^9 && ||", "AND", "\u0000"})
    void lucenesLanguageIsOnlyWords(String words) {
        assertThat(search(words)).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"en, SCO CSTO WilliamFierman Other", "ru, ''", "none, Plain", "'', SCO CSTO WilliamFierman Plain Other"})
    void oneLanguageOnly(String language, String things) {
        List<TextHit> found = Stream.of("上合组织", "ОДКБ", "Fairman", "quoted").flatMap(words -> index.query((String) null, List.of(), words, null, language, 10, null).stream()).toList();
        assertThat(String.join(" ", found.stream().map(hit -> hit.getNode().getURI().substring(Names.ID.length())).distinct().toList())).isEqualTo(things);
    }

    @Test
    void ofOneThingOrGraphOnly() {
        assertThat(index.query(Names.thing("SCO").getURI(), List.of(), "Shanghai", Names.graph("entities").getURI(), null, 10, null)).hasSize(1);
        assertThat(index.query(Names.thing("CSTO").getURI(), List.of(), "Shanghai", null, null, 10, null)).isEmpty();
        assertThat(index.query((String) null, List.of(), "Shanghai", Names.graph("documents").getURI(), null, 10, null)).isEmpty();
        assertThat(index.query(Names.thing("SCO").getURI(), List.of(), "*", Names.graph("entities").getURI(), "en", 10, null)).as("no word at all").isEmpty();
    }

    @Test
    void saysWhatWasFoundAndWhere() {
        TextHit hit = search("Shanghai Forum").get(0);
        assertThat(hit.getLiteral()).isEqualTo(NodeFactory.createLiteralLang("Shanghai Forum", "en"));
        assertThat(hit.getGraph()).isEqualTo(Names.graph("entities"));
        assertThat(search("unmarked").get(0).getLiteral()).isEqualTo(NodeFactory.createLiteralString("quoted, unmarked"));
    }

    /** What is removed must count no more, neither in the scores nor in which come first where there are more than are shown. */
    @Test
    void theSameWhateverWasThereAndInWhateverOrder(@TempDir Path folder) throws Exception {
        List<Quad> all = IntStream.range(0, 60).mapToObj(i -> label("Thing" + i, "Alike " + "word ".repeat(i % 3))).toList();
        List<Quad> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        Path once = written(folder.resolve("once"), all);
        Stream<Quad> others = IntStream.range(0, 5).mapToObj(i -> Quad.create(Names.graph("old"), label("Old" + i, "Alike and of quite another length " + "than all ".repeat(20)).asTriple()));
        Path later = written(folder.resolve("later"), Stream.concat(others, reversed.stream()).toList());
        try (LabelIndex labels = LabelIndex.writing(later)) {
            labels.remove(Names.graph("old"));
            labels.commit();
        }
        assertThat(hits(later, 30)).hasSize(30).isEqualTo(hits(once, 30));
    }

    @Test
    @Timeout(5)
    void longTextIsCut() {
        assertThat(search("x ".repeat(1_000_000))).isEmpty();
    }

    private static Path written(Path folder, List<Quad> quads) throws IOException {
        try (LabelIndex labels = LabelIndex.writing(folder)) {
            quads.forEach(quad -> labels.add(quad.getGraph(), quad.asTriple()));
            labels.commit();
        }
        return folder;
    }

    private static List<String> hits(Path folder, int limit) throws IOException {
        WordIndex index = LabelIndex.over(MappedFiles.of(folder));
        try {
            return index.query((String) null, List.of(), "alike", null, null, limit, null).stream().map(hit -> hit.getNode() + " " + hit.getScore()).toList();
        } finally {
            index.close();
        }
    }

    private static List<TextHit> search(String words) {
        return index.query((String) null, List.of(), words, null, null, 10, null);
    }

    private static Quad label(String thing, String text) {
        return Quad.create(Names.graph("entities"), Names.thing(thing), SKOS.altLabel.asNode(), NodeFactory.createLiteralLang(text, "en"));
    }
}
