package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.World;
import steppe.derive.Difference;
import steppe.model.Invalid;
import steppe.model.Names;

/** A store whose documents have changed is the one that a whole build gives. */
class UpdateTest {
    private static final int DOCUMENTS = 8;
    @TempDir
    private Path folder;
    private World world;
    private Path store;
    private final List<String> told = new ArrayList<>();
    private long differences;

    @BeforeEach
    void draw() throws IOException {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        store = folder.resolve("store");
        for (int i = 0; i < DOCUMENTS; i++) write(i, claim(i, 10, "first", "Kazakhstan"));
        build();
        told.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyEditsGiveWhatAWholeBuildGives(long seed) throws IOException {
        Random random = new Random(seed);
        for (int step = 0; step < 4; step++) {
            for (int edit = 0; edit <= random.nextInt(2); edit++) edit(random);
            assertUpdatedAsIfBuilt();
        }
        assertThat(differences).isPositive();
    }

    /** Writes a document anew with some claims, of which some back direct triples and some don't, or removes it. */
    private void edit(Random random) throws IOException {
        int document = random.nextInt(DOCUMENTS);
        String claims = "";
        for (int at = 10; at < 10 + 20 * random.nextInt(4); at += 20) {
            String claim = claim(document, at, "words " + random.nextInt(5), random.nextBoolean() ? "Kazakhstan" : "Armenia");
            if (random.nextInt(3) == 0) claim = claim.replace("2001/..", "2001-06-15/..");
            if (random.nextInt(4) == 0) claim = claim.replace(" .", " ; steppe:negated true .");
            claims += random.nextBoolean() ? claim : claim.replace(" .", " ; steppe:modality v:Announced ; skos:note [ rdfs:label \"A node without a name\"@en ] .");
        }
        boolean removed = random.nextInt(4) == 0 && Files.deleteIfExists(file(document));
        if (!removed) write(document, claims + "# " + random.nextLong());
    }

    private void assertUpdatedAsIfBuilt() throws IOException {
        told.clear();
        StoreVersion updated = build();
        assertThat(told).anyMatch(line -> line.startsWith("changing"));
        StoreVersion whole = world.build().wholeInto(new StoreFolder(folder.resolve("whole")), "test");
        assertThat(quads(updated)).isEqualTo(quads(whole));
        differences += quads(updated).stream().filter(quad -> quad.getGraph().equals(Difference.GRAPH)).count();
        assertThat(labels(updated)).isEqualTo(labels(whole)).hasSizeGreaterThan(20);
        assertThat(hits(updated)).isEqualTo(hits(whole)).isNotEmpty();
        assertThat(updated.manifest().quads()).isEqualTo(whole.manifest().quads());
        assertThat(updated.manifest().inputs()).isEqualTo(whole.manifest().inputs());
    }

    /** Also of claims of unchanged documents, which differ from one that comes or goes. */
    @Test
    void whatDiffersFollowsEachEdit() throws IOException {
        assertThat(differing(build())).isEmpty();
        write(0, claim(0, 10, "first", "Kazakhstan").replace("2001/..", "2001-06-15/.."));
        assertThat(differing(build())).contains("d0-10a", "d1-10a", "alpha-10a").hasSize(DOCUMENTS + 1);
        write(1, claim(1, 10, "first", "Armenia") + claim(1, 30, "second", "Kazakhstan").replace(" .", " ; steppe:negated true ."));
        assertThat(differing(build())).contains("d0-10a", "d1-30a").doesNotContain("d1-10a").hasSize(DOCUMENTS + 1);
        write(0, claim(0, 10, "first", "Belarus").replace("2001/..", "2002/.."));
        write(1, claim(1, 10, "first", "Kazakhstan"));
        assertThat(differing(build())).containsExactlyInAnyOrder("d0-10a", "alpha-70a", "reference-SCO-Belarus");
        Files.delete(file(0));
        assertThat(differing(build())).isEmpty();
    }

    private static List<String> differing(StoreVersion version) {
        return quads(version).stream().filter(quad -> quad.getGraph().equals(Difference.GRAPH)).map(quad -> quad.getSubject().getURI().substring(Names.CLAIM.length())).toList();
    }

    @Test
    void whereMuchHasChangedAllIsBuiltAnew() {
        for (int document = 0; document < 3; document++) write(document, claim(document, 10, "changed", "Armenia"));
        assertThat(toldByBuild()).anyMatch(line -> line.startsWith("changing 3 of the documents"));
        for (int document = 0; document < 4; document++) write(document, claim(document, 10, "changed again", "Armenia"));
        assertThat(toldByBuild()).noneMatch(line -> line.startsWith("changing"));
    }

    private List<String> toldByBuild() {
        told.clear();
        build();
        return told;
    }

    /** TDB2's files are mostly empty, and what is empty takes no place unless it is written. */
    @Test
    void aCopyTakesNoMorePlaceThanTheStore() throws Exception {
        StoreVersion built = new StoreFolder(store).current().orElseThrow();
        long place = place(built);
        assumeTrue(place * 4 < built.manifest().files().values().stream().mapToLong(Measured::size).sum(), "a file system that keeps no place for what is empty");
        assertThat(place(updated(1))).isLessThan(2 * place);
    }

    /** On the disk, in bytes. */
    private static long place(StoreVersion version) throws IOException {
        String said = new String(new ProcessBuilder("du", "-sk", version.folder().toString()).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return 1024 * Long.parseLong(said.split("\\s")[0]);
    }

    @Test
    void theThirdUpdateChangesTheStoreThatNobodyNeedsAnyLonger() throws IOException {
        StoreVersion first = new StoreFolder(store).current().orElseThrow();
        StoreVersion second = updated(1);
        StoreVersion third = updated(2);
        assertThat(told).contains("changing 1 of the documents in a copy of " + second.name());
        assertUpdatedAsIfBuilt(3);
        assertThat(told).contains("changing 3 of the documents in " + first.name());
        assertThat(first.folder()).doesNotExist();
        StoreVersion fourth = new StoreFolder(store).current().orElseThrow();
        for (StoreVersion whole : List.of(second, third, fourth)) whole.verify();
        assertThat(new StoreFolder(store).rollback(Optional.empty())).isEqualTo(third);
    }

    @Test
    void aStoreThatIsReadIsNotChanged() throws IOException {
        StoreVersion first = new StoreFolder(store).current().orElseThrow();
        updated(1);
        DatasetGraph reader = first.dataset();
        try {
            StoreVersion third = updated(2);
            updated(3);
            assertThat(told).contains("changing 1 of the documents in a copy of " + third.name());
            first.verify();
        } finally {
            StoreVersion.close(reader);
        }
    }

    @Test
    void aMistakeLeavesTheCurrentStoreAndTheOneBefore() throws IOException {
        updated(1);
        StoreVersion before = new StoreFolder(store).current().orElseThrow();
        StoreVersion current = updated(2);
        write(3, claim(3, 10, "fourth", "Nowhere"));
        assertThatThrownBy(this::build).isInstanceOf(Invalid.class);
        assertThat(new StoreFolder(store).current()).contains(current);
        before.verify();
        current.verify();
        assertUpdatedAsIfBuilt(3);
        assertThat(told).contains("changing 1 of the documents in a copy of " + current.name());
        assertUpdatedAsIfBuilt(4);
        assertThat(told).contains("changing 3 of the documents in " + before.name());
    }

    /** What a manifest takes over for granted. */
    @Test
    void theDatabaseOnlyAppends() throws IOException {
        StoreVersion first = new StoreFolder(store).current().orElseThrow();
        Files.delete(file(1));
        for (int at = 100; at < 490; at += 2) Files.writeString(file(2), claim(2, at, "one of many", "Armenia"), StandardOpenOption.APPEND);
        StoreVersion second = build();
        for (String name : first.manifest().files().keySet()) {
            if (name.matches("tdb/.*[.](dat|idn|obj)")) assertThat(appended(second.folder().resolve(name), first.folder().resolve(name))).as(name).isTrue();
        }
        assertThat(first.manifest().files().keySet()).anyMatch(name -> name.endsWith("/SPOG.dat"));
    }

    /** Whether all that was there is there; the end of a file is empty. */
    private static boolean appended(Path now, Path then) throws IOException {
        byte[] after = Files.readAllBytes(now);
        byte[] before = Files.readAllBytes(then);
        int end = before.length;
        while (end > 0 && before[end - 1] == 0) end--;
        return Arrays.equals(before, 0, end, after, 0, Math.min(end, after.length));
    }

    /** A digest that no content has shows whether a file was read. */
    @Test
    void whatIsAsItWasIsNotReadAgain() throws Exception {
        Thread.sleep(2100); // What was written just now could be written again unseen, so it is read each time.
        StoreVersion settled = world.build().wholeInto(new StoreFolder(store), "test");
        Path inputs = settled.folder().resolve(Inputs.NAME);
        Files.writeString(inputs, Files.readString(inputs).replaceFirst("(?m)^file\\.triples/d0\\.ttl=.*$", "file.triples/d0.ttl=" + "0".repeat(64)));
        Manifest written = settled.manifest();
        Manifest.of(settled.folder(), written.inputs(), written.program(), written.quads(), Map.of()).called(written.version()).write(settled.folder());
        StoreVersion updated = updated(1);
        assertThat(Inputs.read(updated.folder()).orElseThrow().files().get("triples/d0.ttl").digest()).isEqualTo("0".repeat(64));
    }

    private StoreVersion updated(int document) {
        write(document, claim(document, 10, "changed", "Armenia"));
        told.clear();
        return build();
    }

    private void assertUpdatedAsIfBuilt(int document) throws IOException {
        write(document, claim(document, 10, "changed", "Armenia"));
        assertUpdatedAsIfBuilt();
    }

    @Test
    void aChangeOfTheContextIsAWholeBuild() {
        world.with("triples/entities.ttl", ":New a steppe:Project ; rdfs:label \"New\"@en ; skos:definition \"A project.\"@en .");
        build();
        assertThat(told).noneMatch(line -> line.startsWith("changing"));
    }

    @Test
    void aStoreOfAnotherProgramIsNoBeginning() {
        write(1, claim(1, 10, "second", "Armenia"));
        new Build(world.repository(), Optional.empty(), told::add).into(new StoreFolder(store), "another");
        assertThat(told).noneMatch(line -> line.startsWith("changing"));
    }

    @Test
    void whatAnUnchangedDocumentPointsToCannotGo() {
        write(1, claim(1, 10, "first", "Armenia").replace(" .", " ; steppe:correctedBy claim:d0-10a ."));
        build();
        write(0, "");
        assertThatThrownBy(this::build).isInstanceOf(Invalid.class).hasMessageContaining("triples/d1.ttl:").hasMessageContaining("claim:d0-10a is described nowhere");
    }

    @Test
    void whatTheCurationPointsToCannotGo() {
        world.with("triples/curation.ttl", "claim:beta-0a steppe:correctedBy claim:d0-10a .");
        build();
        write(0, "");
        assertThatThrownBy(this::build).isInstanceOf(Invalid.class).hasMessageContaining("triples/curation.ttl:").hasMessageContaining("claim:d0-10a is described nowhere");
    }

    /** Although what says which text was curated, and the document's claims, are as they were. */
    @Test
    void besideAChangedTextNothingIsBuilt() throws IOException {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("alpha.txt"), "another text");
        write(1, claim(1, 10, "second", "Armenia"));
        Build build = new Build(world.repository(), Optional.of(texts), told::add);
        assertThatThrownBy(() -> build.into(new StoreFolder(store), "test")).isInstanceOf(Invalid.class).hasMessageContaining("alpha.txt: the document has changed");
        assertThat(told).anyMatch(line -> line.startsWith("changing 1 of the documents"));
    }

    /** Of the context, which has not changed, only what points to documents is looked at again. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a steppe:CitedSource", "a steppe:Nothing", "steppe:subject :Nowhere"})
    void whatIsWrongNowIsSaidAsAWholeBuildSaysIt(String mistake) throws IOException {
        world.with("triples/curation.ttl", """
                :Quarrel a steppe:Disagreement ; rdfs:label "A quarrel"@en ; skos:definition "Made up."@en ; steppe:kind v:FactualDisagreement ;
                  steppe:involves claim:d0-10a , claim:beta-0a ; steppe:resolvedBy claim:d0-10a ; steppe:resolution "So it is."@en .
                """);
        build();
        String right = claim(0, 10, "first", "Kazakhstan");
        write(0, mistake.isEmpty() ? "" : right.replace(mistake.startsWith("a ") ? "a steppe:MembershipClaim" : "steppe:subject :Kazakhstan", mistake));
        told.clear();
        String said = refusal(this::build);
        assertThat(told).anyMatch(line -> line.startsWith("changing"));
        assertThat(said).isEqualTo(refusal(() -> world.build().wholeInto(new StoreFolder(folder.resolve("whole")), "test"))).contains("triples/");
        if (mistake.equals("a steppe:CitedSource")) assertThat(said).contains("triples/curation.ttl").contains("A disagreement is resolved by claims");
    }

    private static String refusal(ThrowingCallable build) {
        return catchThrowableOfType(Invalid.class, build).getMessage();
    }

    @Test
    void aMistakeInAChangedDocumentChangesNothing() {
        StoreVersion before = new StoreFolder(store).current().orElseThrow();
        write(0, claim(0, 10, "first", "Nowhere"));
        assertThatThrownBy(this::build).isInstanceOf(Invalid.class).hasMessageContaining("triples/d0.ttl:").hasMessageContaining(":Nowhere is described nowhere");
        assertThat(new StoreFolder(store).current()).contains(before);
    }

    @Test
    void aDamagedStoreIsNoBeginning() throws IOException {
        StoreVersion before = new StoreFolder(store).current().orElseThrow();
        Files.write(before.folder().resolve(before.manifest().files().firstKey()), new byte[] {1});
        write(0, claim(0, 10, "second", "Armenia"));
        build();
        assertThat(told).noneMatch(line -> line.startsWith("changing"));
    }

    @Test
    void whereItDoesNotSayWhatItWasMadeOfAllIsRead() throws IOException {
        StoreVersion version = new StoreFolder(store).current().orElseThrow();
        Files.writeString(version.folder().resolve(Inputs.NAME), "updates=none");
        assertThat(version.isOf(world.repository())).isTrue();
        write(0, claim(0, 10, "second", "Armenia"));
        assertThat(version.isOf(world.repository())).isFalse();
    }

    private StoreVersion build() {
        return new Build(world.repository(), Optional.empty(), told::add).into(new StoreFolder(store), "test");
    }

    private Path file(int document) {
        return world.root().resolve("triples/d" + document + ".ttl");
    }

    private void write(int document, String claims) {
        world.document("d" + document, claims);
    }

    private static String claim(int document, int start, String label, String subject) {
        return """
                claim:d%d-%da a steppe:MembershipClaim ; steppe:passage <d%d#char=%d,%d> ; rdfs:label "A claim: %s."@en ;
                  steppe:subject :%s ; steppe:predicate steppe:memberOf ; steppe:object :SCO ; steppe:when "2001/.." .
                """.formatted(document, start, document, start, start + 10, label, subject);
    }

    private static List<Quad> quads(StoreVersion version) {
        List<Quad> quads = new ArrayList<>();
        StoredQuads.forEach(version, quads::add);
        return quads;
    }

    private static List<String> labels(StoreVersion version) throws IOException {
        WordIndex index = LabelIndex.over(MappedFiles.of(version.labels()));
        try (DirectoryReader reader = DirectoryReader.open(index.getDirectory())) {
            List<String> labels = new ArrayList<>();
            for (ScoreDoc found : new IndexSearcher(reader).search(new MatchAllDocsQuery(), 10_000).scoreDocs) {
                List<IndexableField> fields = reader.storedFields().document(found.doc).getFields();
                labels.add(fields.stream().map(field -> field.name() + "=" + field.stringValue()).sorted().toList().toString());
            }
            return labels.stream().sorted().toList();
        } finally {
            index.close();
        }
    }

    /** Lucene's scores depend on all that it counts. */
    private static List<String> hits(StoreVersion version) throws IOException {
        WordIndex index = LabelIndex.over(MappedFiles.of(version.labels()));
        try {
            List<TextHit> hits = new ArrayList<>(index.query((String) null, List.of(), "claim", null, null, 1000, null));
            return hits.stream().map(hit -> hit.getNode() + " " + hit.getScore()).sorted().toList();
        } finally {
            index.close();
        }
    }

}
