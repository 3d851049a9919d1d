package steppe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What src/main/docker/Dockerfile says, so that its process can be run without an engine. */
record Image(List<String> lines) {
    static final Path FILE = Path.of("src/main/docker/Dockerfile");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");

    static Image read() throws IOException {
        return new Image(Files.readAllLines(FILE).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    }

    /** What stands behind each of these instructions. */
    List<String> all(String instruction) {
        return lines.stream().filter(line -> line.startsWith(instruction + " ")).map(line -> line.substring(instruction.length()).strip()).toList();
    }

    /** From where in the repository to where in the image. */
    Map<String, String> copies() {
        return all("COPY").stream().map(copy -> copy.replaceFirst("^--\\S+ ", "").split(" ")).collect(Collectors.toMap(copy -> copy[0], copy -> copy[1]));
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        all("ENV").stream().flatMap(line -> VARIABLE.matcher(line).results()).forEach(variable -> environment.put(variable.group(1), value(variable)));
        return environment;
    }

    private static String value(MatchResult variable) {
        return variable.group(2) != null ? variable.group(2) : variable.group(3);
    }

    /** Its process in another place than the image's working folder, with the image's own arguments where none are given. */
    List<String> command(List<String> arguments, Path place) {
        Stream<String> process = words("ENTRYPOINT").stream().map(word -> word.equals("java") ? Running.java() : word.replaceFirst("^target/", place + "/target/"));
        return Stream.concat(process, (arguments.isEmpty() ? words("CMD") : arguments).stream()).toList();
    }

    private List<String> words(String instruction) {
        return Compose.words(new Load(LoadSettings.builder().build()).loadFromString(all(instruction).get(0)));
    }
}
