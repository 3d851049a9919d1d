package steppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import steppe.store.Forged;

/**
 * What goes wrong around a server: the packaged program, real processes, the drawn world. After each fault the server still answers, the
 * message says what happened, the next build leaves nothing behind, and the next start answers.
 */
class FaultsIT {
    /** {@code -Dfaults.kills=N} for more; {@code -Dfaults.seed=N} repeats. */
    private static final int KILLS = Integer.getInteger("faults.kills", 5);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    private static final String CLAIMS = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20a%20%3Chttps%3A%2F%2Fw3id.org%2Fsteppe%2Fontology%23MembershipClaim%3E%7D";
    private static final String ARCHIVE = Path.of("target/faults.jsa").toAbsolutePath().toString();
    @TempDir
    private Path folder;
    private World world;
    private Path store;
    private Running server;
    private String answer;

    private record Said(int code, String text) {}

    /** Some forty processes are started here, each of which would load the same classes anew. */
    @BeforeAll
    static void archiveTheClassesOfABuild(@TempDir Path once) throws Exception {
        World world = World.drawnIn(Files.createDirectory(once.resolve("repository")));
        Said said = run(Running.java(), "-XX:ArchiveClassesAtExit=" + ARCHIVE, "-jar", jar(), "build", "--repository", world.root().toString(), "--store", once.resolve("store").toString());
        assertThat(said.code()).as(said.text()).isZero();
    }

    @BeforeEach
    void serve() throws Exception {
        world = World.drawnIn(Files.createDirectory(folder.resolve("repository")));
        world.with("queries/none.txt", "");
        serveFrom(folder.resolve("store"));
    }

    private void serveFrom(Path place) throws Exception {
        store = place;
        start();
        answer = server.get(CLAIMS, "text/csv").body();
        assertThat(answer).containsPattern("n\\s+[1-9]");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void buildsThatAreKilledAtAnyMoment() throws Throwable {
        surviveKills("wrote", () -> { });
    }

    /** The first of them changes a store in place, which is there after some updates; the others a copy. */
    @Test
    void updatesThatAreKilledAtAnyMoment() throws Throwable {
        Path alpha = world.root().resolve("triples/alpha.ttl");
        Executable change = () -> Files.writeString(alpha, "# changed\n", StandardOpenOption.APPEND);
        for (int i = 0; i < 3; i++) {
            change.execute();
            nextBuildIsClean();
        }
        surviveKills("changing 1 of the documents in v-", change);
    }

    private void surviveKills(String says, Executable before) throws Throwable {
        Random random = new Random(SEED);
        before.execute();
        long start = System.nanoTime();
        Said said = build();
        assertThat(said.text()).contains(says);
        long whole = System.nanoTime() - start;
        int killed = 0;
        int builds = 0;
        for (; killed < KILLS; builds++) {
            assertThat(builds).isLessThan(6 * KILLS);
            before.execute();
            Process build = command("build");
            boolean ended = build.waitFor((long) (whole * (0.2 + 0.8 * random.nextDouble())), TimeUnit.NANOSECONDS);
            build.destroyForcibly().waitFor();
            stillAnswers();
            if (ended) whole = whole * 4 / 5; // The first may have been slow.
            else killed++;
        }
        System.out.println("killed " + killed + " of " + builds + " builds, seed " + SEED);
        nextBuildIsClean();
        nextStartIsClean();
    }

    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()).code() == 0, "no right to mount a small disk here: see aFileThatMayNotGrow");
        server.close();
        try {
            serveFrom(disk.resolve("store"));
            Path filler = disk.resolve("filler");
            fill(filler);
            Said said = build();
            assertThat(said.code()).as(said.text()).isEqualTo(1);
            assertThat(said.text()).contains("cannot be written").contains("free space").doesNotContain("\tat ");
            stillAnswers();
            Files.delete(filler);
            nextBuildIsClean();
            nextStartIsClean();
        } finally {
            server.close();
            run("umount", disk.toString());
        }
    }

    @Test
    void aFileThatMayNotGrow() throws Exception {
        Said said = run("bash", "-c", "ulimit -f 1000; exec \"$@\"", "steppe", Running.java(), "-jar", jar(), "build", "--repository", world.root().toString(), "--store", store.toString());
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("cannot be written").doesNotContain("\tat ");
        stillAnswers();
        nextBuildIsClean();
        nextStartIsClean();
    }

    @Test
    void aFileOfTheRepositoryThatCannotBeRead() throws Exception {
        Path unreadable = Files.createSymbolicLink(world.root().resolve("triples/gone.ttl"), Path.of("/nowhere/gone.ttl"));
        Said said = build();
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("gone.ttl").doesNotContain("\tat ");
        stillAnswers();
        Files.delete(unreadable);
        nextBuildIsClean();
        nextStartIsClean();
    }

    @Test
    void aRepositoryThatIsBrokenWhenItStarts() throws Exception {
        String older = store.resolve("current").toRealPath().getFileName().toString();
        Path alpha = world.root().resolve("triples/alpha.ttl");
        String whole = Files.readString(alpha);
        Files.writeString(alpha, whole + "\nclaim:alpha-10a steppe:noSuchTerm 1 .\n");
        nextStartIsClean();
        assertThat(server.output()).containsPattern("triples/alpha\\.ttl:\\d+: steppe:noSuchTerm is not declared").doesNotContain("\tat ");
        saysThatItIsOlder(older);
        Files.move(world.root().resolve("ontology/shapes.ttl"), folder.resolve("shapes.ttl"));
        nextStartIsClean();
        assertThat(server.output()).contains("shapes.ttl: cannot be read").doesNotContain("\tat ");
        saysThatItIsOlder(older);
        Files.move(folder.resolve("shapes.ttl"), world.root().resolve("ontology/shapes.ttl"));
        Files.writeString(alpha, whole + "# mended\n");
        nextBuildIsClean();
        assertThat(server.get("/health/ready", "*/*").body()).isEqualTo("ready\n");
        assertThat(server.get("/metrics", "*/*").body()).contains("steppe_store_outdated 0\n");
    }

    private void saysThatItIsOlder(String name) throws Exception {
        assertThat(server.output()).contains("older    " + name + " is served on");
        assertThat(server.get("/health/ready", "*/*").body()).startsWith("ready\nan older store is served, " + name + ": ");
        assertThat(server.get("/metrics", "*/*").body()).contains("steppe_store_outdated 1\n", "store=\"" + name + "\"");
    }

    @Test
    void aRepositoryThatIsBrokenBeforeThereIsAStore() throws Exception {
        world.with("triples/alpha.ttl", "claim:alpha-10a steppe:noSuchTerm 1 .");
        store = folder.resolve("none");
        Said said = said(command("serve", "--port", "0"));
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).containsPattern("triples/alpha\\.ttl:\\d+: steppe:noSuchTerm is not declared").doesNotContain("\tat ", "older");
    }

    @Test
    void twoBuildsAtOnce() throws Exception {
        try (FileChannel lock = FileChannel.open(store.resolve("build.lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            Said said = build();
            assertThat(said.code()).as(said.text()).isEqualTo(1);
            assertThat(said.text()).contains("another build is at work").doesNotContain("\tat ");
        }
        List<Process> both = List.of(command("build"), command("build"));
        List<Said> said = new ArrayList<>();
        for (Process build : both) said.add(said(build));
        assertThat(said).extracting(Said::code).as(said.toString()).contains(0).isSubsetOf(0, 1);
        assertThat(said).filteredOn(one -> one.code() == 1).allMatch(one -> one.text().contains("another build is at work"));
        stillAnswers();
        nextBuildIsClean();
        nextStartIsClean();
    }

    /** So it is where a timer builds while the machine starts. */
    @Test
    void aStartWhileTheFirstStoreIsBuiltWaitsForIt() throws Exception {
        server.close();
        store = Files.createDirectory(folder.resolve("fresh"));
        Path lock = Files.createFile(store.resolve("build.lock"));
        int port = Running.freePort();
        try (FileChannel held = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            held.lock();
            Path log = folder.resolve("start.log");
            Process start = new ProcessBuilder(arguments("serve", "--port", "" + port)).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            try {
                for (int i = 0; i < 600 && start.isAlive() && !Files.readString(log).contains("waiting  for the build"); i++) Thread.sleep(100);
                assertThat(log).content().contains("waiting  for the build that is at work in " + store);
                held.close();
                for (int i = 0; i < 1200 && start.isAlive() && !Files.readString(log).contains("Questions  "); i++) Thread.sleep(100);
                assertThat(log).content().contains("Questions  http://localhost:" + port).doesNotContain("\tat ");
            } finally {
                start.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void aTruncatedFileInTheStore() throws Exception {
        server.close();
        try (FileChannel file = FileChannel.open(store.resolve("current/tdb/Data-0001/SPO.dat"), StandardOpenOption.WRITE)) {
            file.truncate(5000);
        }
        start();
        assertThat(server.output()).contains("SPO.dat: is not the file that was built");
        stillAnswers();
        nextBuildIsClean();
    }

    /** It reads a copy of what the server has open. */
    @Test
    void aDumpThatIsKilledBesideAServer() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process dump = new ProcessBuilder(Running.java(), "-Djava.io.tmpdir=" + temporary, "-jar", jar(), "dump", "--repository", world.root().toString(), "--store", store.toString()).start();
        assertThat(dump.getInputStream().read()).isEqualTo('<');
        dump.destroyForcibly().waitFor();
        assertThat(temporary).isEmptyDirectory();
        stillAnswers();
    }

    /** A file of zeros, as a disk leaves it that lost its power, in a store that is too large to be read when it is opened. */
    @Test
    void dataThatDoNotAnswerThoughTheirManifestVouchesForThem() throws Exception {
        server.close();
        Path file = store.resolve("current/tdb/Data-0001/nodes.dat");
        Files.write(file, new byte[(int) Files.size(file)]);
        Forged.manifest(store.resolve("current").toRealPath());
        start();
        assertThat(server.output()).contains("its data do not answer").contains("built again").doesNotContain("\tat ");
        stillAnswers();
        nextBuildIsClean();
    }

    /** Within what a claim says, where no structure shows it. */
    @Test
    void aFlippedBitInATerm() throws Exception {
        Path terms = store.resolve("current/tdb/Data-0001/nodes-data.obj").toRealPath();
        byte[] bytes = Files.readAllBytes(terms);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("MembershipClaim")] ^= 1;
        overwrite(terms, bytes);
        for (int i = 0; i < 300 && server.get("/health/ready", "*/*").statusCode() == 200; i++) Thread.sleep(100);
        assertThat(server.get("/health/ready", "*/*").body()).startsWith("not ready").contains("nodes-data.obj: is not the file that was built");
        assertThat(server.output()).containsOnlyOnce("nodes-data.obj: is not the file that was built");
        nextBuildIsClean();
    }

    /** In the very file that the server reads. */
    private static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE)) {
            opened.write(ByteBuffer.wrap(content));
        }
    }

    /** It is no file of the build, so that its sizes do not show it. */
    @Test
    void aStoreThatCannotBeLocked() throws Exception {
        server.close();
        Path lock = store.resolve("current/tdb/tdb.lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        start();
        assertThat(server.output()).contains("cannot be opened").contains("built again");
        stillAnswers();
        nextBuildIsClean();
    }

    @Test
    void aForeignStore() throws Exception {
        Path foreign = Files.createDirectories(store.resolve("elsewhere/tdb/Data-0001"));
        point(foreign.getParent().getParent());
        Thread.sleep(2500);
        assertThat(server.output()).contains("elsewhere is not served").contains("has no manifest").doesNotContain("\tat ");
        stillAnswers();
        nextStartIsClean();
        assertThat(server.output()).contains("elsewhere: has no manifest");
        nextBuildIsClean();
    }

    @Test
    void aManifestOfAnotherVersion() throws Exception {
        Path other = store.resolve("v-29990101T000000.000-other");
        PathUtils.copyDirectory(store.resolve("current").toRealPath(), other);
        Properties manifest = new Properties();
        try (var in = Files.newBufferedReader(other.resolve("manifest.properties"))) {
            manifest.load(in);
        }
        manifest.setProperty("format", "99");
        try (var out = Files.newBufferedWriter(other.resolve("manifest.properties"))) {
            manifest.store(out, "of the future");
        }
        point(other);
        Thread.sleep(2500);
        assertThat(server.output()).contains("its format is 99, expected 5").doesNotContain("\tat ");
        stillAnswers();
        nextStartIsClean();
        assertThat(server.output()).contains("its format is 99, expected 5");
    }

    private void stillAnswers() throws Exception {
        assertThat(server.get(CLAIMS, "text/csv").body()).isEqualTo(answer);
        assertThat(server.get("/id/SCO", "text/turtle").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready", "*/*").statusCode()).isEqualTo(200);
    }

    private void nextBuildIsClean() throws Exception {
        Said said = build();
        assertThat(said.code()).as(said.text()).isZero();
        try (Stream<Path> files = Files.list(store)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("tmp-") || name.endsWith(".new"));
        }
        String built = store.resolve("current").toRealPath().getFileName().toString();
        for (int i = 0; i < 100 && !server.get("/metrics", "*/*").body().contains(built); i++) Thread.sleep(100);
        assertThat(server.get("/metrics", "*/*").body()).as("the server has gone over to it").contains(built);
        stillAnswers();
    }

    private void nextStartIsClean() throws Exception {
        server.close();
        start();
        stillAnswers();
    }

    private void start() throws Exception {
        int port = Running.freePort();
        server = Running.start(arguments("serve", "--port", "" + port), Map.of(), port, "/health/ready");
    }

    private void point(Path target) throws IOException {
        Path link = store.resolve("current");
        Files.delete(link);
        Files.createSymbolicLink(link, target.getFileName());
    }

    /** To the last block. */
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (FileChannel out = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) out.write(java.nio.ByteBuffer.wrap(block));
        } catch (IOException full) {
            assertThat(full.getMessage()).containsIgnoringCase("space");
        }
        try (FileChannel out = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            out.truncate(Math.max(0, Files.size(filler) - (1 << 20))); // A build begins, and does not end.
        }
    }

    private Said build() throws Exception {
        return said(command("build"));
    }

    private Process command(String... arguments) throws IOException {
        return new ProcessBuilder(arguments(arguments)).redirectErrorStream(true).start();
    }

    private List<String> arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(Running.java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + ARCHIVE, "-jar", jar()));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--repository", world.root().toString(), "--store", store.toString()));
        return all;
    }

    private static String jar() {
        return Path.of("target/steppe-0.1.0.jar").toAbsolutePath().toString();
    }

    private static Said run(String... command) throws Exception {
        return said(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static Said said(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
