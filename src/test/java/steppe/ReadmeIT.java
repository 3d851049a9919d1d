package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the README is run, but for the one that runs this test and the one that needs a Docker engine. */
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final List<String> ELSEWHERE = List.of("mvn verify", "docker compose up", "mvn -q -DskipTests package");
    private static String readme;
    private static Running steppe;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        readme = Files.readString(Path.of("README.md"));
        int port = Running.freePort();
        assertThat(commands()).contains("./steppe serve");
        Map<String, String> environment = Map.of("STEPPE_PORT", "" + port, "STEPPE_STORE", folder.resolve("store").toString());
        steppe = Running.start(List.of("./steppe", "serve"), environment, port, "/sparql?query=ASK%7B%7D");
    }

    @AfterAll
    static void stop() throws Exception {
        if (steppe != null) steppe.close();
    }

    @Test
    void serveSaysWhatIsWhereInOneLineEach() throws Exception {
        assertThat(steppe.output()).contains("Questions  " + steppe.root() + "/").contains("SPARQL     " + steppe.root() + "/sparql");
    }

    static Stream<String> curls() throws Exception {
        readme = Files.readString(Path.of("README.md"));
        return commands().stream().filter(command -> command.startsWith("curl"));
    }

    @ParameterizedTest
    @MethodSource("curls")
    void aCurlCommandAnswers(String command) throws Exception {
        assertThat(run(command)).contains("Kazakhstan");
    }

    @Test
    void theFirstQueryAnswersAsPrinted() throws Exception {
        String answer = run(curls().findFirst().orElseThrow()).replace("\r", "");
        assertThat(answer.strip()).isEqualTo(blocks("csv").findFirst().orElseThrow().strip());
    }

    @Test
    void buildWorks(@TempDir Path folder) throws Exception {
        Process build = new ProcessBuilder("./steppe", "build", "--store", folder.toString()).redirectErrorStream(true).start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(said).isZero();
        assertThat(folder.resolve("current/tdb")).isDirectory();
    }

    @Test
    void noCommandIsLeftUntried() {
        assertThat(commands()).allMatch(command -> ELSEWHERE.contains(command) || command.startsWith("curl") || command.equals("./steppe serve") || command.equals("./steppe build"));
    }

    @Test
    void isOfAReadableLength() {
        assertThat(readme.split("\\s+").length).isBetween(400, 900);
    }

    @Test
    void whatItLinksIsThere() {
        Stream<String> links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme).results().map(link -> link.group(1));
        assertThat(links).isNotEmpty().allMatch(link -> Files.exists(Path.of(link)));
    }

    private static String run(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command.replace("http://localhost:7070", steppe.root())).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** A command may go on in the next line while a quote is open. */
    private static List<String> commands() {
        return blocks("sh").flatMap(block -> Pattern.compile("(?m)^\\S[^']*?('[^']*'[^'\\n]*)*$").matcher(block).results().map(MatchResult::group))
                .flatMap(ReadmeIT::lines).toList();
    }

    private static Stream<String> lines(String command) {
        return command.contains("'") ? Stream.of(command.strip()) : command.strip().lines();
    }

    private static Stream<String> blocks(String language) {
        return BLOCK.matcher(readme).results().filter(block -> block.group(1).equals(language)).map(block -> block.group(2));
    }
}
