package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./steppe} says before it starts Java, and what it leaves behind: a copy of it, with a Java that only says how it was called. */
class LauncherTest {
    private static final String JAVA = "#!/bin/sh\ncase $1 in -version) echo 'openjdk version \"25\"' ;; *) echo \"called $*\" ;; esac\n";
    @TempDir
    private Path folder;
    private Path home;
    private Path java;

    private record Said(int code, String output) {}

    @BeforeEach
    void copy() throws Exception {
        java = executable(folder.resolve("java"), JAVA);
        home = home("here");
    }

    private Path home(String name) throws Exception {
        Path made = Files.createDirectories(folder.resolve(name));
        executable(made.resolve("steppe"), Files.readString(Path.of("steppe")));
        Files.createDirectories(made.resolve("src/main"));
        Files.writeString(made.resolve("pom.xml"), "");
        Files.writeString(Files.createDirectories(made.resolve("target")).resolve("steppe-0.1.0.jar"), "");
        return made;
    }

    @Test
    void startsJava() throws Exception {
        assertThat(run(Map.of("STEPPE_MEMORY", "2G"), "./steppe verify")).satisfies(said -> assertThat(said.code()).isZero())
                .extracting(Said::output).asString().contains("called", "-Xmx2G", "-jar", "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-5", "1m -version", "m", "1mm", "1.5g"})
    void aMemoryThatIsNoSizeIsSaid(String memory) throws Exception {
        refused(run(Map.of("STEPPE_MEMORY", memory), "./steppe verify"), "STEPPE_MEMORY=" + memory + " is no size");
    }

    @Test
    void tooFewFilesAreSaid() throws Exception {
        refused(run(Map.of(), "ulimit -n 128 && ./steppe verify"), "no more than 128 files may be open");
    }

    @Test
    void aJavaThatIsNoneIsSaid() throws Exception {
        refused(run(Map.of("STEPPE_JAVA", "/etc"), "./steppe verify"), "STEPPE_JAVA=/etc is no Java");
    }

    @Test
    void aFolderFromWhichJavaRunsNothingIsSaid() throws Exception {
        home = home("co:lon");
        refused(run(Map.of(), "./steppe verify"), "co:lon: Java runs nothing from a folder with a colon");
    }

    /** The second compiler does not pay for an update; what is newer than the store decides what a build is. */
    @ParameterizedTest
    @CsvSource({"triples, build, true", "triples, build --full, false", "triples, verify, false", "triples ontology, build, false", "triples target, build, false", "'', build, false"})
    void onlyAnUpdateRunsWithOneCompiler(String changed, String command, boolean one) throws Exception {
        written("store/current/manifest.properties", 2000);
        for (String file : List.of("triples/a.ttl", "ontology/a.ttl", "target/steppe-0.1.0.jar")) {
            boolean after = List.of(changed.split(" ")).contains(file.substring(0, file.indexOf('/')));
            written(file, after ? 3000 : 1000);
        }
        for (String source : List.of("pom.xml", "src/main")) Files.setLastModifiedTime(home.resolve(source), FileTime.fromMillis(0)); // Else it would build the program.
        assertThat(run(Map.of(), "./steppe " + command).output()).contains("called").matches(said -> said.contains("-XX:TieredStopAtLevel=1") == one);
    }

    private void written(String name, long millis) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        for (Path changed : List.of(file, file.getParent())) Files.setLastModifiedTime(changed, FileTime.fromMillis(millis));
    }

    /** Of other programs, and as they were called when there was one for all. */
    @Test
    void oldArchivesOfClassesAreRemoved() throws Exception {
        for (String old : new String[] {"steppe-25.aot", "steppe-25-123.aot"}) Files.writeString(home.resolve("target").resolve(old), "");
        Files.createDirectory(home.resolve("target/steppe-25-123.aot.7.build")); // Of a launcher that was killed.
        Path others = Files.writeString(home.resolve("target/steppe-17-123.jsa"), "");
        assertThat(run(Map.of(), "./steppe serve").code()).isZero();
        try (var left = Files.list(home.resolve("target"))) {
            assertThat(left).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder("steppe-0.1.0.jar", others.getFileName().toString());
        }
    }

    @Test
    void theArchiveOfClassesIsMadeAndUsedWhateverItsFolderIsCalled() throws Exception {
        home = home("a home");
        executable(java, "#!/bin/sh\ncase $1 in -version) echo 'openjdk version \"25\"'; exit ;; esac\nfor each; do case $each in -XX:AOTCacheOutput=*) : > \"${each#*=}\" ;; esac; echo \"<$each>\"; done\n");
        assertThat(run(Map.of(), "./steppe serve --port 1").output()).contains("<-XX:AOTCache=" + home + "/target/steppe-25-", "<-jar>", "<" + home + "/target/steppe-0.1.0.jar>", "<serve>", "<--port>");
    }

    /** Java would go on alone, hold the store and leave its archive behind. */
    @Test
    void whoeverStopsItWhileItPreparesAStartStopsJavaToo() throws Exception {
        executable(java, "#!/bin/sh\ncase $* in -version) echo 'openjdk version \"25\"' ;; *rehearse*) for last; do :; done; mkdir \"$last\"; touch \"${last%.build}.config\"; echo $$ > pid; exec sleep 60 ;; esac\n");
        String stopped = "./steppe serve & for i in 1 2 3 4 5 6 7 8 9; do [ -s pid ] || sleep 1; done; kill $!; wait $!; code=$?; sleep 1; kill -0 $(cat pid) 2>/dev/null && echo alive; exit $code";
        assertThat(run(Map.of(), stopped)).satisfies(said -> assertThat(said.code()).isEqualTo(143)).extracting(Said::output).asString().doesNotContain("alive");
        try (var left = Files.list(home.resolve("target"))) {
            assertThat(left).extracting(file -> file.getFileName().toString()).containsExactly("steppe-0.1.0.jar");
        }
    }

    /** Java alone says "Terminating due to java.lang.OutOfMemoryError", in the midst of what a command writes. */
    @Test
    void aMemoryThatIsTooSmallIsSaidWithWhatToDo() throws Exception {
        jar(Greedy.class);
        Said said = run(Map.of("STEPPE_MEMORY", "16m", "STEPPE_JAVA", Running.java()), "./steppe dump >written");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.output()).contains("steppe: the memory of 16m is too small for this. Give it more, such as STEPPE_MEMORY=2g");
        assertThat(home.resolve("written")).hasContent("begun");
    }

    static final class Greedy {
        public static void main(String[] arguments) {
            System.out.println("begun");
            List<byte[]> kept = new ArrayList<>();
            while (true) kept.add(new byte[100_000]);
        }
    }

    private void jar(Class<?> main) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Main-Class", main.getName());
        String file = main.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(home.resolve("target/steppe-0.1.0.jar")), manifest); InputStream code = main.getResourceAsStream("/" + file)) {
            jar.putNextEntry(new ZipEntry(file));
            code.transferTo(jar);
        }
    }

    private static void refused(Said said, String why) {
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).startsWith("steppe: ").contains(why).doesNotContain("called").hasLineCount(1);
    }

    private Said run(Map<String, String> environment, String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("STEPPE_"));
        builder.environment().put("STEPPE_JAVA", java.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }

    private static Path executable(Path file, String text) throws Exception {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
