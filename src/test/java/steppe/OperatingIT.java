package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of OPERATING.md is run, in its order, beside the server that its first one starts; but for those that need a Docker engine, see {@link ContainerIT}. */
class OperatingIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern METRIC = Pattern.compile("`(steppe_[a-z_]+)");
    @TempDir
    private Path folder;

    @Test
    void everyCommandWorksAndTheServerFollows() throws Exception {
        List<String> commands = commands();
        assertThat(commands.get(0)).isEqualTo("./steppe serve");
        int port = Running.freePort();
        Map<String, String> environment = Map.of("STEPPE_PORT", "" + port, "STEPPE_STORE", folder.resolve("store").toString());
        try (Running steppe = Running.start(List.of("./steppe", "serve"), environment, port, "/health/ready")) {
            String first = current();
            for (String command : commands.subList(1, commands.size())) {
                run(command, environment, steppe);
                if (command.equals("./steppe rollback")) assertThat(current()).isEqualTo(first);
            }
            assertThat(current()).isGreaterThan(first);
            run("./steppe dump | grep -q w3id.org/steppe/claim/", environment, steppe);
            for (int i = 0; i < 100 && !steppe.get("/metrics", "*/*").body().contains(current()); i++) Thread.sleep(100);
            String metrics = steppe.get("/metrics", "*/*").body();
            assertThat(metrics).contains("store=\"" + current() + "\"");
            assertThat(steppe.output()).contains("now serving " + current());
            assertThat(documentedMetrics()).isNotEmpty().allMatch(metrics::contains);
        }
    }

    @Test
    void isShortAndItsLinksLead() throws Exception {
        String text = text();
        assertThat(text.split("\\s+").length).isLessThan(1000);
        assertThat(Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(text).results().map(link -> link.group(1))).isNotEmpty().allMatch(link -> Files.exists(Path.of(link)));
    }

    private String current() throws Exception {
        return folder.resolve("store/current").toRealPath().getFileName().toString();
    }

    private void run(String command, Map<String, String> environment, Running steppe) throws Exception {
        String here = command.replace("http://localhost:7070", steppe.root()).replace("steppe.tar.gz", folder.resolve("steppe.tar.gz").toString()).replace("curl -s", "curl -sf");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", here).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
    }

    private static Stream<String> documentedMetrics() throws Exception {
        return METRIC.matcher(text()).results().map(metric -> metric.group(1));
    }

    private static List<String> commands() throws Exception {
        return BLOCK.matcher(text()).results().flatMap(block -> block.group(1).lines()).filter(line -> !line.isBlank() && !line.startsWith("docker ")).toList();
    }

    private static String text() throws Exception {
        return Files.readString(Path.of("OPERATING.md"));
    }
}
