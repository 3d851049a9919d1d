package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import steppe.World;
import steppe.model.Invalid;

/** The rules find in a changed store what they find in one that is built as a whole, whichever document has changed. */
class RulesTest {
    @TempDir
    private Path folder;
    private World world;
    private Path store;
    private final List<String> told = new ArrayList<>();

    /** The world has claims of few terms: that others are unused is not asked. */
    @BeforeEach
    void draw() throws IOException {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        store = folder.resolve("store");
        FileUtils.copyDirectory(Path.of("ontology/checks").toFile(), world.root().resolve("ontology/checks").toFile());
        Files.delete(world.root().resolve("ontology/checks/graph/term-unused-violation.rq"));
        world.document("gamma", "");
        world.document("delta", "");
    }

    static Stream<Arguments> pairs() {
        String positive = ARMENIA;
        String figure = "claim:%1$s-200a a steppe:Observation ; steppe:subject :Belarus ; steppe:measure v:Deaths ; steppe:unit <http://qudt.org/vocab/unit/NUM> ; steppe:when \"2024\" ; ";
        return Stream.of(
                Arguments.of("undeclared-headline-disagreement", positive, positive + "steppe:negated true ; "),
                Arguments.of("undeclared-headline-disagreement", positive + "steppe:when \"2001/..\" ; ", positive + "steppe:when \"2001/2012\" ; "),
                Arguments.of("preferred-in-conflict", positive + "steppe:rank v:Preferred ; ", positive + "steppe:rank v:Preferred ; steppe:negated true ; "),
                Arguments.of("undeclared-figure-disagreement", figure + "steppe:value 143 ; ", figure + "steppe:value 145 ; "),
                Arguments.of("undeclared-figure-disagreement", figure + "steppe:party :Armenia ; steppe:value 143 ; ", figure.replace(":Belarus", ":Armenia") + "steppe:party :Belarus ; steppe:value 145 ; "),
                Arguments.of("deprecated-by-deprecated", positive + "steppe:correctedBy claim:delta-200a ; ", positive + "steppe:rank v:Deprecated ; steppe:flag v:OutOfDate ; "),
                Arguments.of("thing-synonym", ":One a steppe:Project ; rdfs:label \"Name\"@en ; skos:definition \"One.\"@en . " + positive,
                        ":Other a steppe:Project ; rdfs:label \"Name\"@en ; skos:definition \"Other.\"@en . " + positive));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void aPairIsFoundWhenEitherChanges(String rule, String one, String other) {
        String first = claim("gamma", one);
        String second = claim("delta", other);
        world.document("delta", second);
        if (!one.contains("claim:delta")) assertFoundWhenAdded(rule, "gamma", first);
        world.document("delta", "");
        world.document("gamma", first);
        if (one.contains("claim:delta")) world.document("delta", claim("delta", ARMENIA));
        assertFoundWhenAdded(rule, "delta", second);
    }

    private void assertFoundWhenAdded(String rule, String document, String claims) {
        build();
        world.document(document, claims);
        assertBothFind(rule);
    }

    static Stream<Arguments> changes() {
        String claim = claim("gamma", "claim:%1$s-200a a steppe:MembershipClaim ; steppe:subject :Kazakhstan ; steppe:predicate steppe:memberOf ; steppe:object :CSTO ; steppe:negated true ; ");
        String armenia = claim("gamma", ARMENIA);
        return Stream.of(
                Arguments.of("undeclared-headline-disagreement", "correction removed", claim.replace(" .", " ; steppe:correctedBy claim:beta-0a ."), claim),
                Arguments.of("undeclared-headline-disagreement", "another modality", claim.replace(" .", " ; steppe:modality v:Announced ."), claim),
                Arguments.of("undeclared-headline-disagreement", "another object", claim.replace(":CSTO", ":SCO").replace("negated true", "negated false"), claim),
                Arguments.of("silent", "the last word removed", armenia, ""),
                Arguments.of("alone", "what it answers removed", armenia, ""),
                Arguments.of("claim-twice", "the same once more", armenia, armenia + armenia.replace("200a", "200b")),
                Arguments.of("domain-mismatch", "another subject", armenia, armenia.replace(":Armenia", "<alpha>")),
                Arguments.of("range-mismatch", "another object", armenia, armenia.replace(":SCO", ":SergeiLavrov")),
                Arguments.of("lasting-as-moment", "another date", armenia, armenia.replace(" .", " ; steppe:when \"2017-06-09\" .")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void whatAChangedDocumentBreaksIsFound(String rule, String change, String before, String after) throws IOException {
        if (rule.equals("silent")) for (String file : List.of("beta", "curation")) Files.delete(world.root().resolve("triples/" + file + ".ttl"));
        if (rule.equals("silent")) Files.writeString(world.root().resolve("ontology/checks/graph/silent-violation.rq"), SILENT);
        if (rule.equals("alone")) Files.writeString(world.root().resolve("ontology/checks/graph/alone-violation.rq"), ALONE);
        if (rule.equals("alone")) world.document("delta", claim("delta", ARMENIA + "steppe:negated true ; steppe:modality v:Announced ; "));
        world.document("gamma", before);
        build();
        world.document("gamma", after);
        assertBothFind(rule);
    }

    private void assertBothFind(String rule) {
        told.clear();
        Invalid updated = catchThrowableOfType(Invalid.class, this::build);
        assertThat(told).anyMatch(line -> line.startsWith("changing"));
        Invalid whole = catchThrowableOfType(Invalid.class, () -> world.build().wholeInto(new StoreFolder(folder.resolve("whole")), "test"));
        assertThat(updated).hasMessageContaining(rule + "-violation.rq").hasMessage(whole.getMessage());
    }

    @Test
    void theTypeOfWhatAnotherDocumentDescribesIsKnown() {
        String elsewhere = claim("gamma", "claim:%1$s-200a a steppe:MembershipClaim ; steppe:subject :Belarus ; steppe:predicate steppe:memberOf ; steppe:object :Elsewhere ; ");
        world.document("gamma", elsewhere);
        world.document("delta", ":Elsewhere a steppe:Alliance ; rdfs:label \"Elsewhere\"@en ; skos:definition \"An alliance.\"@en .");
        assertThatCode(this::build).doesNotThrowAnyException();
        world.document("gamma", elsewhere.replace("memberOf", "borders"));
        assertBothFind("range-mismatch");
    }

    @Test
    void aTermThatIsNotInOrderIsFoundBeforeAnythingIsWritten() {
        world.with("ontology/vocabulary.ttl", "v:Lost a skos:Concept .");
        assertThatThrownBy(this::build).hasMessageContaining("ontology/vocabulary.ttl:").hasMessageContaining("terms/concept-schemeless-violation.rq");
    }

    @Test
    void aRuleThatNobodyWouldAskIsRefused() {
        world.with("ontology/checks/stray-violation.rq", "# A rule. Heed it.\nSELECT * { ?s ?p ?o }");
        assertThatThrownBy(this::build).hasMessageContaining("ontology/checks/stray-violation.rq").hasMessageContaining("terms, documents or graph");
    }

    /** A rule is asked of this repository's data; that nobody answers elsewhere is no fault of the store's folder. */
    @Test
    void aRuleThatAsksAnotherEndpointIsNamed() {
        world.with("ontology/checks/graph/far-violation.rq", "# A rule. Heed it.\nSELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }");
        assertThatThrownBy(this::build).isInstanceOf(Invalid.class).hasMessageContaining("ontology/checks/graph/far-violation.rq: ").hasMessageContaining("asks nobody else").hasMessageNotContaining("cannot be written");
    }

    private StoreVersion build() {
        return new Build(world.repository(), Optional.empty(), told::add).into(new StoreFolder(store), "test");
    }

    /** A claim of the document with what every claim needs. */
    private static String claim(String document, String words) {
        return words.isEmpty() ? "" : words.formatted(document) + "steppe:passage <%1$s#char=200,210> ; rdfs:label \"A claim.\"@en .\n".formatted(document);
    }

    private static final String ARMENIA = "claim:%1$s-200a a steppe:MembershipClaim ; steppe:subject :Armenia ; steppe:predicate steppe:memberOf ; steppe:object :SCO ; ";
    private static final String SILENT = """
            # Nobody speaks of Armenia. Say something.
            PREFIX steppe: <https://w3id.org/steppe/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?state { ?state rdfs:label "Armenia"@en FILTER NOT EXISTS { ?claim steppe:subject ?state } }
            """;
    private static final String ALONE = """
            # A denial of what nobody has said. Remove it.
            PREFIX steppe: <https://w3id.org/steppe/ontology#>
            SELECT ?claim {
              VALUES ?headline { UNDEF }
              ?claim steppe:headline ?headline ; steppe:negated true FILTER NOT EXISTS { ?other steppe:headline ?headline ; steppe:negated false }
            }
            """;
}
