package steppe.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import steppe.model.Texts;

/**
 * What vouches for a finished store: which inputs and which program made it, how many quads it holds, and the size and
 * SHA-256 of each file. TDB2 opens a half-written store as if it were empty, so nothing is served without it.
 */
public record Manifest(String inputs, String program, long quads, TreeMap<String, String> files) {
    private static final String NAME = "manifest.properties";

    static Manifest of(Path folder, String inputs, String program, long quads) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                if (isData(file)) files.put(folder.relativize(file).toString(), Files.size(file) + " " + Texts.digest(Files.readAllBytes(file)));
            }
        }
        return new Manifest(inputs, program, quads, files);
    }

    /** Locks and journals come and go with readers. */
    private static boolean isData(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".lock") && !name.startsWith("journal") && !name.equals(NAME);
    }

    void write(Path folder) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("inputs", inputs);
        lines.setProperty("program", program);
        lines.setProperty("quads", Long.toString(quads));
        files.forEach((file, digest) -> lines.setProperty("file." + file, digest));
        try (var out = Files.newBufferedWriter(folder.resolve(NAME))) {
            lines.store(out, "Steppe store");
        }
        try (FileChannel file = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    static Optional<Manifest> read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(NAME))) return Optional.empty();
        Properties lines = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(NAME))) {
            lines.load(in);
        }
        TreeMap<String, String> files = new TreeMap<>();
        lines.stringPropertyNames().stream().filter(key -> key.startsWith("file."))
                .forEach(key -> files.put(key.substring(5), lines.getProperty(key)));
        return Optional.of(new Manifest(lines.getProperty("inputs", ""), lines.getProperty("program", ""),
                Long.parseLong(lines.getProperty("quads", "-1")), files));
    }

    /** The first file whose size is not the one that was written; digests are for {@code steppe verify}. */
    Optional<String> damaged(Path folder) {
        return files.entrySet().stream().filter(file -> !hasSize(folder.resolve(file.getKey()), file.getValue()))
                .map(java.util.Map.Entry::getKey).findFirst();
    }

    private static boolean hasSize(Path file, String entry) {
        try {
            return Files.size(file) == Long.parseLong(entry.substring(0, entry.indexOf(' ')));
        } catch (IOException absent) {
            return false;
        }
    }
}
