package steppe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;

/** What the command line says and returns; over the drawn world. */
class SteppeTest {
    @TempDir
    private Path folder;
    private World world;

    private record Said(int code, String out, String err) {}

    @BeforeEach
    void draw() throws Exception {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        world.with("queries/none.txt", "");
    }

    @Test
    void buildReportsWhatItDidAndHowLongItTook() {
        Said said = steppe("build");
        assertThat(said.code()).isZero();
        assertThat(said.err()).containsPattern("read +\\d+ files").containsPattern("derived +\\d+ triples").containsPattern("wrote +\\d+ quads").containsPattern("built .* in \\d+\\.\\d s");
    }

    @Test
    void dumpIsTheSameBytesTwice() {
        Said first = steppe("dump");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("<https://w3id.org/steppe/graph/derived/alpha>").isEqualTo(steppe("dump").out());
    }

    @Test
    void aDumpThatIsCutIsSaidToBe() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int any) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Said said = captured(full, "dump", "--repository", world.root().toString(), "--store", folder.resolve("store").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("standard output: could not be written to its end").doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsNoneIsSaid() {
        for (String port : List.of("65536", "-1")) {
            Said said = steppe("serve", "--port", port);
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("--port " + port + ": is no port").doesNotContain("\tat ");
        }
    }

    @Test
    void aMistakeIsSaidWithItsPlaceAndExitsWithOne() {
        world.with("triples/alpha.ttl", "claim:alpha-1a a steppe:MembershipClaim ; .. .");
        Said said = steppe("build");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).containsPattern("triples/alpha\\.ttl:\\d+:\\d+: ").doesNotContain("\tat ");
    }

    @Test
    void aMistakeInAQuestionIsSaidWithItsPlace() {
        world.with("queries/broken.rq", "#+ title: Broken\n#+ sentence: Is it?\n#+ theme: None\nSELECT ?x WHERE { ?x ?y }");
        Said said = steppe("serve", "--port", "0");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).containsPattern("broken\\.rq:\\d+").doesNotContain("\tat ");
    }

    /** Who is about to commit an expected answer hears that it is not whole; who has all of it hears nothing. */
    @Test
    void anExpectedAnswerThatABoundHasCutIsSaid() throws Exception {
        bounded("few", 1);
        bounded("all", 2);
        Said said = steppe("expect", "--write");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).containsPattern("few\\.rq: this may not be the whole answer").doesNotContain("all.rq");
        assertThat(Files.readAllLines(world.root().resolve("queries/few.tsv"))).hasSize(2);
        assertThat(Files.readAllLines(world.root().resolve("queries/all.tsv"))).hasSize(3);
    }

    /** Else a slip of the pen would be as expected. */
    @Test
    void aQuestionThatIsNotThereIsSaid() throws Exception {
        bounded("few", 1);
        for (Said said : List.of(steppe("expect", "fex"), steppe("expect", "--write", "few", "fex"))) {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("fex: is no saved question", "Did you mean 'few'?").doesNotContain("\tat ");
        }
        assertThat(world.root().resolve("queries/few.tsv")).doesNotExist();
    }

    @Test
    void onlyTheQuestionsThatAreNamedAreWritten() throws Exception {
        bounded("few", 1);
        bounded("all", 2);
        Said said = steppe("expect", "--write", "few");
        assertThat(said.err()).contains("1 questions written");
        assertThat(world.root().resolve("queries/few.tsv")).exists();
        assertThat(world.root().resolve("queries/all.tsv")).doesNotExist();
    }

    @Test
    void anAnswerThatIsNotAsExpectedIsSaid() throws Exception {
        bounded("few", 1);
        steppe("expect", "--write");
        assertThat(steppe("expect").code()).isZero();
        Files.writeString(world.root().resolve("queries/few.tsv"), "?state\n<https://w3id.org/steppe/id/Atlantis>\n");
        Said said = steppe("expect");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("few.tsv");
    }

    @Test
    void anExpectedAnswerThatCannotBeWrittenIsSaid() throws Exception {
        bounded("few", 1);
        Files.createDirectory(world.root().resolve("queries/few.tsv"));
        Said said = steppe("expect", "--write");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("few.tsv: cannot be written").doesNotContain("\tat ");
    }

    @Test
    void aMadeUpRepositoryThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Said said = captured("synthesize", "--claims", "100", file.resolve("made").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("made: cannot be written").doesNotContain("\tat ");
    }

    /** What somebody chose is not exchanged for another, also when its manifest is lost. */
    @Test
    void aChosenStoreWithoutAManifestIsNotBuiltAgain() throws Exception {
        steppe("build");
        steppe("build", "--full");
        assertThat(steppe("rollback").code()).isZero();
        Path current = folder.resolve("store/current").toRealPath();
        Files.delete(current.resolve("manifest.properties"));
        Said said = steppe("dump");
        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains(current.getFileName() + ": has no manifest");
        assertThat(folder.resolve("store/current").toRealPath()).isEqualTo(current);
    }

    @Test
    void aStoreThatIsOfTheseFilesIsNotBuiltAgainAndOneOfOthersIs() throws Exception {
        steppe("build");
        Path first = current();
        Said again = steppe("build", "--if-needed");
        assertThat(again.code()).isZero();
        assertThat(again.err()).doesNotContain("built");
        assertThat(current()).isEqualTo(first);
        more();
        assertThat(steppe("dump").out()).contains("claim/delta-0a");
        assertThat(current()).isNotEqualTo(first);
    }

    /** Whatever the repository is: who goes back to a store has a reason. */
    @Test
    void aStoreThatWasChosenStaysUntilTheNextBuild() throws Exception {
        steppe("build");
        Path first = current();
        more();
        steppe("build");
        Path second = current();
        assertThat(steppe("rollback").code()).isZero();
        assertThat(current()).isEqualTo(first).isNotEqualTo(second);
        Said kept = steppe("build", "--if-needed");
        assertThat(kept.code()).isZero();
        assertThat(kept.err()).contains("pinned   " + first.getFileName());
        assertThat(steppe("dump").out()).doesNotContain("claim/delta-0a");
        assertThat(current()).isEqualTo(first);
        assertThat(steppe("rollback", second.getFileName().toString()).code()).isZero();
        assertThat(current()).isEqualTo(second);
        steppe("rollback", first.getFileName().toString());
        assertThat(steppe("build").code()).isZero();
        assertThat(current()).isNotEqualTo(first);
        assertThat(steppe("dump").out()).contains("claim/delta-0a");
    }

    /** Nobody chose it, so it is built again; but not without a word. */
    @Test
    void aStoreWithoutAManifestIsBuiltAgainAndSaid() throws Exception {
        steppe("build");
        Path first = current();
        Files.delete(first.resolve("manifest.properties"));
        Said said = steppe("build", "--if-needed");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains(first.getFileName() + ": has no manifest", "built ");
        assertThat(current()).isNotEqualTo(first);
    }

    @Test
    void aBackupIsRestoredAndAChangedFileIsNamed() throws Exception {
        Path backup = folder.resolve("steppe.tar.gz");
        steppe("build");
        String dumped = steppe("dump").out();
        assertThat(steppe("verify").err()).contains("whole    " + current().getFileName());
        Said written = steppe("backup", backup.toString());
        assertThat(written.code()).as(written.err()).isZero();
        Path file = current().resolve("tdb/Data-0001/SPO.dat");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        Said damaged = steppe("verify");
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.err()).contains("SPO.dat").doesNotContain("\tat ");
        assertThat(steppe("restore", backup.toString()).code()).isZero();
        assertThat(steppe("verify").code()).isZero();
        assertThat(steppe("dump").out()).isEqualTo(dumped);
    }

    @Test
    void withoutAStoreThereIsNothingToVerifyOrToKeep() {
        for (Said said : List.of(steppe("verify"), steppe("backup", folder.resolve("steppe.tar.gz").toString()))) {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("there is no store", "./steppe build").doesNotContain("\tat ");
        }
    }

    /** With the texts, a digest that is not theirs is a mistake. */
    @Test
    void theTextsAreHeldAgainstTheirDigests() throws Exception {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("alpha.txt"), "another text");
        for (List<String> command : List.of(List.of("build"), List.of("build", "--full"))) {
            Said said = steppe(Stream.concat(command.stream(), Stream.of("--documents", texts.toString())).toArray(String[]::new));
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("alpha").doesNotContain("\tat ");
        }
        assertThat(steppe("build").code()).isZero();
    }

    /** What somebody chose is not exchanged for another, also when it cannot be served. */
    @Test
    void aChosenStoreThatCannotBeOpenedIsNotBuiltAgain() throws Exception {
        steppe("build");
        steppe("build", "--full");
        steppe("rollback");
        Path chosen = current();
        Path lock = chosen.resolve("tdb/tdb.lock");
        Files.deleteIfExists(lock);
        Files.createDirectory(lock);
        Said said = steppe("serve", "--port", "0");
        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains("cannot be opened").doesNotContain("built again", "\tat ");
        assertThat(current()).isEqualTo(chosen);
    }

    private void more() {
        world.document("delta", "claim:delta-0a a steppe:MembershipClaim ; steppe:passage <delta#char=0,50> ; rdfs:label \"Belarus and the CSTO.\"@en ; "
                + "steppe:subject :Belarus ; steppe:predicate steppe:memberOf ; steppe:object :CSTO ; steppe:when \"2002/..\" .");
    }

    private Path current() throws IOException {
        return folder.resolve("store/current").toRealPath();
    }

    @Test
    void anAddressOfTheNewerProtocolIsPrintedAsItIsAsked() {
        assertThat(ServeCommand.root("::1", 7070)).isEqualTo("http://[::1]:7070");
        assertThat(ServeCommand.root("[::1]", 7070)).isEqualTo("http://[::1]:7070");
        assertThat(ServeCommand.root("localhost", 7070)).isEqualTo("http://localhost:7070");
    }

    private void bounded(String name, int limit) throws Exception {
        Files.writeString(world.root().resolve("queries/" + name + ".rq"), """
                #+ title: Members
                #+ sentence: Which states are in the SCO?
                #+ summary: The first %1$d.
                #+ theme: Drawn
                PREFIX : <https://w3id.org/steppe/id/>
                PREFIX steppe: <https://w3id.org/steppe/ontology#>
                SELECT ?state { ?state steppe:memberOf :SCO } ORDER BY ?state LIMIT %1$d
                """.formatted(limit));
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Said said = steppe("serve", "--port", "" + taken.getLocalPort());
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("localhost:" + taken.getLocalPort()).contains("in use").contains("--port").doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Said said = steppe("build", "--store", file.resolve("store").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("cannot be written").contains("--store").doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutARepositoryIsSaid() throws Exception {
        Said said = steppe("build", "--repository", Files.createDirectory(folder.resolve("empty")).toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("--repository").doesNotContain("\tat ");
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(steppe("serve", "--port", "many").code()).isEqualTo(2);
        assertThat(steppe("fly").code()).isEqualTo(2);
    }

    @Test
    void helpIsACommandAsWell() {
        assertThat(captured("help").out()).contains("Usage: steppe").contains("rollback");
        assertThat(captured("help", "rollback").out()).contains("Usage: steppe rollback");
    }

    private Said steppe(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--repository")) all.addAll(List.of("--repository", world.root().toString()));
        if (!all.contains("--store")) all.addAll(List.of("--store", folder.resolve("store").toString()));
        return captured(all.toArray(String[]::new));
    }

    private static Said captured(String... arguments) {
        return captured(new ByteArrayOutputStream(), arguments);
    }

    private static Said captured(OutputStream said, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            return new Said(Steppe.run(arguments), said instanceof ByteArrayOutputStream kept ? kept.toString(StandardCharsets.UTF_8) : "", complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
