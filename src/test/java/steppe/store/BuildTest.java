package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import steppe.World;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.read.Repository;

class BuildTest {
    @TempDir
    private Path folder;
    private World world;
    private Path store;

    @BeforeEach
    void draw() throws IOException {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        store = folder.resolve("store");
    }

    @Test
    void theSameRepositoryGivesTheSameQuadsInTheSameOrder() {
        assertThat(world.quads(store)).isEqualTo(world.quads(folder.resolve("other")));
    }

    @Test
    void thePublishedStoreIsTheCurrentOne() {
        StoreVersion built = world.builtIn(store);
        assertThat(new StoreFolder(store).current()).contains(built);
    }

    @Test
    void onlyTheLastTwoStoresAndASpareAreKept() throws IOException {
        for (int i = 0; i < 5; i++) world.builtIn(store);
        try (Stream<Path> versions = Files.list(store)) {
            assertThat(versions.filter(file -> file.getFileName().toString().startsWith("v-"))).hasSize(3);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("a syntax error", "triples/alpha.ttl", "claim:alpha-200a a steppe:MembershipClaim ; .. .", "must be Turtle"),
                Arguments.of("an unknown term", "triples/alpha.ttl", ":Kazakhstan steppe:memberOff :SCO .", "steppe:memberOff is not declared"),
                Arguments.of("a term almost right", "triples/alpha.ttl", ":Kazakhstan steppe:memberOff :SCO .", "Did you mean steppe:memberOf?"),
                Arguments.of("an integer that TDB2 would keep as 1", "triples/alpha.ttl", ":Kazakhstan rdfs:comment 18446744073709551617 .", "18446744073709551617 is an integer of more than 64 bits"),
                Arguments.of("a dangling name", "triples/alpha.ttl", ":Kazakhstan rdfs:seeAlso :Kazahkstan .", ":Kazahkstan is described nowhere"),
                Arguments.of("a passage outside", "triples/beta.ttl", claim("beta", 480, 600), "does not lie within the text of beta"),
                Arguments.of("a passage of another start", "triples/beta.ttl", claim("beta", 300, 310).replace("claim:beta-300a", "claim:beta-299a"), "Name the claim after its passage"),
                Arguments.of("no subject", "triples/beta.ttl", claim("beta", 300, 310).replace("steppe:subject :Armenia ;", ""), "triples/beta.ttl"),
                Arguments.of("a headline written by hand", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:headline \"Armenia in the SCO\" ."), "The build makes steppe:headline"),
                Arguments.of("a passage of another document", "triples/beta.ttl", claim("alpha", 300, 310), "move it to triples/alpha.ttl"),
                Arguments.of("a concept in a document", "triples/beta.ttl", ":Idea a skos:Concept .", "concepts in ontology/vocabulary.ttl"),
                Arguments.of("a word of a concept in a document", "triples/beta.ttl", "v:Founder rdfs:label \"founder\"@fr .", "concepts in ontology/vocabulary.ttl"),
                Arguments.of("a disagreement in a document", "triples/beta.ttl", ":Quarrel a steppe:Disagreement ; steppe:involves claim:beta-0a .", "Disagreements belong in triples/curation.ttl"),
                Arguments.of("a headline's number written by hand", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:headlineNumber 1 ."), "The build makes steppe:headlineNumber"),
                Arguments.of("a part written by hand", "triples/entities.ttl", ":SCO steppe:appearsAs v:ViewedThing .", "The build derives steppe:appearsAs"),
                Arguments.of("a claim told in two languages", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; rdfs:label \"Armenia war Mitglied.\"@de ."), "exactly one label"),
                Arguments.of("a difference written by hand", "triples/beta.ttl", "claim:beta-0a steppe:differsOn steppe:memberOf .", "The build derives steppe:differsOn"),
                Arguments.of("a figure's key written by hand", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:measured \"Armenia\" ."), "The build makes steppe:measured"),
                Arguments.of("a rank of another document's claim", "triples/beta.ttl", "claim:alpha-100a steppe:rank v:Preferred .", "triples/curation.ttl"),
                Arguments.of("a dangling name in another document", "triples/beta.ttl", correctedBy("claim:alpha-11a"), "claim:alpha-11a is described nowhere"),
                Arguments.of("corrected by another document that is no claim", "triples/beta.ttl", correctedBy("<alpha>"), "points to another claim"),
                Arguments.of("a claim that does not say that it is one", "triples/beta.ttl", claim("beta", 300, 310).replace("a steppe:MembershipClaim ;", ""), "claim:beta-300a is described nowhere"),
                Arguments.of("a claim that says that it is something else", "triples/beta.ttl", claim("beta", 300, 310).replace("MembershipClaim", "CitedSource"), "is a claim"),
                Arguments.of("a claim without a name", "triples/beta.ttl", claim("beta", 300, 310).replace("claim:beta-300a", "[]"), "Name the claim after its passage"),
                Arguments.of("a claim without a name or a passage", "triples/beta.ttl", claim("beta", 300, 310).replace("claim:beta-300a", "[]").replace("passage <beta#char=300,310>", "citedSource <alpha>"), "is a claim"),
                Arguments.of("a rank of a claim that is nowhere", "triples/curation.ttl", "claim:beta-61a steppe:rank v:Deprecated ; steppe:flag v:Garbled .", "claim:beta-61a is described nowhere"),
                Arguments.of("a denial of another file's claim", "triples/curation.ttl", "claim:alpha-10a steppe:negated true .", "claim:alpha-10a is described elsewhere, and here it has steppe:negated"),
                Arguments.of("a date of another document's claim", "triples/beta.ttl", "claim:alpha-10a steppe:when \"2001\" .", "claim:alpha-10a is described elsewhere, and here it has steppe:when"),
                Arguments.of("a claim of another document", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:document <alpha> ."), "claim:beta-300a is said to stand in alpha"),
                Arguments.of("a day that no calendar has", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:when \"2023-02-30/..\" ."), "2023-02-30/.. is no date"),
                Arguments.of("an end before the beginning", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:when \"2012/2006\" ."), "2012/2006 is no date"),
                Arguments.of("a day written by hand", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:from \"2012-01-01\"^^<http://www.w3.org/2001/XMLSchema#date> ."), "The build makes steppe:from"),
                Arguments.of("negated in another way", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:negated \"1\"^^<http://www.w3.org/2001/XMLSchema#boolean> ."), "true or false"),
                Arguments.of("a rule that asks for no rows", "ontology/checks/graph/ask-violation.rq", "# A question. Ask otherwise.\nASK {}", "must be a SPARQL 1.1 SELECT query"),
                Arguments.of("a shape without a path", "ontology/shapes.ttl", "shape:LostShape a sh:NodeShape ; sh:targetClass steppe:Claim ; sh:property [ sh:minCount 1 ] .", "must be SHACL"),
                Arguments.of("attributed to nobody", "triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:modality v:Attributed ."), "attributedTo"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedByItsPlaceAndTheOldStoreStillServes(String mistake, String file, String line, String message) {
        StoreVersion before = world.builtIn(store);
        world.with(file, line);
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOf(Invalid.class).hasMessageContaining(file).hasMessageContaining(message);
        assertThat(new StoreFolder(store).current()).contains(before);
    }

    /** Claims that stand in it are checked and dated by what it says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            steppe:codePoints "many"                                                   | a number of code points
            steppe:codePoints 500.5                                                    | a number of code points
            steppe:codePoints 500 ; steppe:contentStart 0 ; steppe:contentEnd 5e2      | steppe:contentEnd is one offset
            steppe:codePoints 500 ; steppe:contentStart 0 ; steppe:contentEnd :SCO     | steppe:contentEnd is one offset
            steppe:codePoints 500 ; steppe:contentStart 0 ; steppe:contentEnd 50000000000 | steppe:contentEnd is one offset
            steppe:codePoints 500 ; dcterms:issued "10 January"                        | was issued on one day
            steppe:codePoints 500 ; dcterms:issued :SCO                                | was issued on one day
            """)
    void aDocumentThatIsDescribedAmissIsNamed(String words, String message) {
        world.with("triples/documents.ttl", "<gamma> a steppe:Document ; steppe:originGroup \"G\" ; steppe:sha256 \"" + "0".repeat(64) + "\" ; " + words + " .");
        world.with("triples/gamma.ttl", World.PREFIXES + claim("gamma", 300, 310));
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOf(Invalid.class).hasMessageContaining("triples/documents.ttl:").hasMessageContaining(message).hasMessageNotContaining("is not described");
    }

    /** Neither document knows the other when it is read. */
    @Test
    void aDocumentMaySpeakOfAnothersClaims() {
        world.with("triples/alpha.ttl", claim("alpha", 300, 310).replace(" .", " ; steppe:correctedBy claim:beta-0a ."));
        world.with("triples/beta.ttl", correctedBy("claim:alpha-10a , claim:beta-0a"));
        assertThat(world.builtIn(store).manifest().quads()).isPositive();
    }

    @Test
    void theCurationMayCorrectOneDocumentsClaimByAnothers() {
        world.with("triples/curation.ttl", "claim:beta-60a steppe:correctedBy claim:alpha-10a .");
        assertThat(world.builtIn(store).manifest().quads()).isPositive();
    }

    @Test
    void theCurationRanksOnlyWhatHasNoRank() {
        world.with("triples/beta.ttl", claim("beta", 300, 310).replace(" .", " ; steppe:rank v:Preferred ."));
        world.with("triples/curation.ttl", "claim:beta-300a steppe:rank v:Deprecated ; steppe:flag v:Garbled .");
        assertThatThrownBy(() -> world.builtIn(store)).hasMessageContaining("triples/beta.ttl:").hasMessageContaining("at most one rank");
    }

    @Test
    void whatTheCurationCorrectsByMustBeAClaim() {
        world.with("triples/alpha.ttl", ":Elsewhere a steppe:Project ; rdfs:label \"Elsewhere\"@en ; skos:definition \"A project.\"@en .");
        world.with("triples/curation.ttl", "claim:beta-60a steppe:correctedBy :Elsewhere .");
        assertThatThrownBy(() -> world.builtIn(store)).hasMessageContaining("triples/beta.ttl:").hasMessageContaining("points to another claim");
    }

    @Test
    void aNodeThatOnlyAnotherDocumentDescribesHasItsType() {
        world.with("triples/alpha.ttl", ":Elsewhere a steppe:Project ; rdfs:label \"Elsewhere\"@en ; skos:definition \"A project.\"@en .");
        world.with("triples/beta.ttl", correctedBy(":Elsewhere"));
        assertThatThrownBy(() -> world.builtIn(store)).hasMessageContaining("triples/beta.ttl:").hasMessageContaining("points to another claim");
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        world.with("triples/alpha.ttl", ":Kazakhstan steppe:one 1 .").with("triples/beta.ttl", ":Kazakhstan steppe:two 2 .");
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.problems()).hasSize(2));
    }

    @Test
    void fromAChangedDocumentNothingIsBuilt() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("alpha.txt"), "another text");
        Build build = new Build(new Repository(world.root()), Optional.of(documents), line -> { });
        assertThatThrownBy(() -> build.into(new StoreFolder(store), "test")).hasMessageContaining("alpha.txt").hasMessageContaining("has changed");
    }

    @Test
    void aDocumentThatIsLargerThanTheMemoryIsNamed() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        try (RandomAccessFile large = new RandomAccessFile(documents.resolve("alpha.txt").toFile(), "rw")) {
            large.setLength(1L << 32);
        }
        Build build = new Build(new Repository(world.root()), Optional.of(documents), line -> { });
        assertThatThrownBy(() -> build.into(new StoreFolder(store), "test")).isInstanceOf(Invalid.class).hasMessageContaining("alpha.txt: cannot be read: it has more than 16 MiB");
    }

    /** The parser would put other characters in their place and say nothing. */
    @Test
    void whatIsNotUtf8IsNamedByItsLine() throws IOException {
        Path alpha = world.root().resolve("triples/alpha.ttl");
        long lines = Files.readAllLines(alpha).size();
        Files.write(alpha, new byte[] {'#', '\n', '#', ' ', (byte) 0xe9, '\n'}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOf(Invalid.class).hasMessageContaining("triples/alpha.ttl:" + (lines + 2) + ": is not UTF-8");
    }

    @Test
    void bracketsThatAreTooDeepAreNamed() {
        world.document("alpha", ":One steppe:two " + "[ steppe:two ".repeat(100_000) + "1" + " ]".repeat(100_000) + " .");
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOf(Invalid.class).hasMessageContaining("triples/alpha.ttl: has brackets thousands deep");
    }

    @Test
    void bracketsThatAreTooDeepInARuleAreNamed() {
        world.with("ontology/checks/graph/deep-violation.rq", "# A rule. Heed it.\nSELECT * " + "{".repeat(100_000) + "?s ?p ?o" + "}".repeat(100_000));
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOf(Invalid.class).hasMessageContaining("ontology/checks/graph/deep-violation.rq: has brackets thousands deep");
    }

    @Test
    void aRuleThatIsNotUtf8IsNamed() throws IOException {
        Files.write(Files.createDirectories(world.root().resolve("ontology/checks/graph")).resolve("odd-violation.rq"), new byte[] {'#', (byte) 0xe9});
        assertThatThrownBy(() -> world.builtIn(store)).isInstanceOf(Invalid.class).hasMessageContaining("odd-violation.rq: cannot be read");
    }

    /** Before the work is done, which could not be published. */
    @Test
    void whatIsCurrentButNoneOfOursIsSaidAtOnce() throws IOException {
        Files.createDirectories(store.resolve("current/mine"));
        List<String> progress = new ArrayList<>();
        Build build = new Build(world.repository(), Optional.empty(), progress::add);
        assertThatThrownBy(() -> build.into(new StoreFolder(store), "test")).isInstanceOf(Invalid.class).hasMessageContaining("current: is not a link to a store");
        assertThat(progress).isEmpty();
        assertThat(store.resolve("current/mine")).isDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> world.builtIn(file.resolve("store"))).isInstanceOf(Invalid.class).hasMessageContaining("cannot be written");
    }

    @Test
    void aDamagedStoreIsNotServed() throws IOException {
        StoreVersion built = world.builtIn(store);
        Path file = built.folder().resolve(built.manifest().files().firstKey());
        Files.write(file, new byte[] {1});
        assertThatThrownBy(() -> new StoreFolder(store).current()).isInstanceOf(Invalid.class).hasMessageContaining("damaged");
    }

    /** The data's own files may look well: they begin where it says so. */
    @Test
    void aStoreWhoseStartingPointsAreDamagedIsNotServed() throws IOException {
        StoreVersion built = world.builtIn(store);
        for (String name : List.of("tdb/Data-0001/nodes.bpt", "tdb/Data-0001/SPO.bpt", "labels/segments_2")) {
            Path file = built.folder().resolve(name);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, new byte[whole.length]);
            assertThatThrownBy(() -> new StoreFolder(store).current()).as(name).isInstanceOf(Invalid.class).hasMessageContaining(name).hasMessageContaining("damaged");
            Files.write(file, whole);
        }
        assertThat(new StoreFolder(store).current()).contains(built);
    }

    @Test
    void whatAKilledBuildLeftIsIgnoredAndRemoved() throws IOException {
        Path left = Files.createDirectories(store.resolve("tmp-99999/tdb"));
        assertThat(new StoreFolder(store).current()).isEmpty();
        world.builtIn(store);
        assertThat(left).doesNotExist();
    }

    /** The world's claims of Kazakhstan's membership, however differently they put it. */
    @Test
    void claimsOfOneTripleShareTheirHeadline() {
        String kazakhstan = "https://w3id.org/steppe/id/Kazakhstan https://w3id.org/steppe/ontology#memberOf https://w3id.org/steppe/id/SCO";
        List<Quad> quads = world.quads(store);
        Stream<Node> found = quads.stream().filter(quad -> quad.getObject().equals(NodeFactory.createLiteralString(kazakhstan))).map(Quad::getSubject);
        Stream<Node> all = quads.stream().filter(quad -> quad.getPredicate().equals(Names.term("subject")) && quad.getObject().equals(Names.thing("Kazakhstan")))
                .map(Quad::getSubject).filter(claim -> quads.stream().anyMatch(quad -> quad.getSubject().equals(claim) && quad.getObject().equals(Names.thing("SCO"))));
        assertThat(found.toList()).isNotEmpty().hasSameElementsAs(all.toList());
    }

    @Test
    void progressIsTold() {
        List<String> lines = new java.util.ArrayList<>();
        new Build(world.repository(), Optional.empty(), lines::add).into(new StoreFolder(store), "test");
        assertThat(lines).anyMatch(line -> line.startsWith("read")).anyMatch(line -> line.startsWith("derived")).anyMatch(line -> line.startsWith("wrote"));
    }

    private static String correctedBy(String other) {
        return claim("beta", 300, 310).replace(" .", " ; steppe:correctedBy " + other + " .");
    }

    private static String claim(String document, int start, int end) {
        return "claim:%s-%da a steppe:MembershipClaim ; steppe:passage <%s#char=%d,%d> ; rdfs:label \"A claim.\"@en ; steppe:subject :Armenia ; steppe:predicate steppe:memberOf ; steppe:object :SCO ."
                .formatted(document, start, document, start, end);
    }
}
