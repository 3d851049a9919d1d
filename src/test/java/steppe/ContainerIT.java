package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of src/main/docker/Dockerfile as a process: its own files, variables and words, but no engine. */
class ContainerIT {
    @TempDir
    private Path root;

    /** Started in a folder that holds what the image copies and nothing else, it builds its store and answers. */
    @Test
    void whatIsCopiedIsEnoughToBuildAndServe() throws Exception {
        Image image = Image.read();
        for (var copy : image.copies().entrySet()) {
            File from = new File(copy.getKey());
            File to = new File(root + copy.getValue());
            if (from.isDirectory()) FileUtils.copyDirectory(from, to);
            else FileUtils.copyFile(from, to);
        }
        int port = Running.freePort();
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.put("STEPPE_HOST", "127.0.0.1");
        environment.put("STEPPE_PORT", "" + port);
        for (String folder : List.of("STEPPE_REPOSITORY", "STEPPE_STORE")) environment.compute(folder, (name, path) -> root + path);
        try (Running steppe = Running.start(image.command(List.of(), Path.of(environment.get("STEPPE_REPOSITORY"))), environment, port, "/health/ready")) {
            assertThat(steppe.get("/question/members-of-both.csv", "*/*").body().lines().skip(1)).hasSize(5);
            assertThat(steppe.output()).contains("Picked up JAVA_TOOL_OPTIONS").contains("quads to " + root + "/store/");
        }
    }

    @Test
    void itHasNoRootRightsAndEndsWhenItsMemoryIsFull() throws Exception {
        Image image = Image.read();
        assertThat(image.all("USER")).containsExactly("10001");
        assertThat(image.all("COPY")).isNotEmpty().allMatch(copy -> copy.startsWith("--chown=10001 "));
        assertThat(image.all("RUN")).containsExactly("mkdir /store && chown 10001 " + image.environment().get("STEPPE_STORE"));
        assertThat(image.all("WORKDIR")).containsExactly(image.environment().get("STEPPE_REPOSITORY"));
        assertThat(image.environment().get("JAVA_TOOL_OPTIONS")).contains("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void bothComposeFilesBuildIt() throws Exception {
        Map<String, String> build = Map.of("context", ".", "dockerfile", Image.FILE.toString());
        assertThat(Compose.services("docker-compose.yml").get("gallery").get("build")).isEqualTo(build);
        for (String replica : List.of("replica-1", "replica-2", "replica-3")) {
            assertThat(Compose.services("docker-compose.scale.yml").get(replica).get("build")).as(replica).isEqualTo(build);
        }
    }

    @Test
    void everyServiceHasAsFewRightsAsItCan() throws Exception {
        for (String file : Compose.FILES) {
            Compose.services(file).forEach((name, service) -> assertThat(service).as(file + " " + name).containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL")).containsEntry("security_opt", List.of("no-new-privileges:true")).containsEntry("restart", "unless-stopped"));
        }
    }

    /** The manual's command gives as few rights as the compose files, the volume that is written to and the port that is listened at. */
    @Test
    void theManualRunsItSo() throws Exception {
        List<String> commands = Files.readAllLines(Path.of("OPERATING.md")).stream().filter(line -> line.startsWith("docker ")).toList();
        assertThat(commands).hasSize(2);
        assertThat(commands.get(0)).isEqualTo("docker build -f " + Image.FILE + " -t steppe .");
        Map<String, String> environment = Image.read().environment();
        Stream.of("--read-only", "--tmpfs /tmp", "--cap-drop ALL", "--security-opt no-new-privileges", ":" + environment.get("STEPPE_STORE") + " ", "-p 127.0.0.1:7070:" + environment.get("STEPPE_PORT") + " ")
                .forEach(option -> assertThat(commands.get(1)).contains(option));
        assertThat(commands.get(1)).endsWith(" steppe");
    }
}
