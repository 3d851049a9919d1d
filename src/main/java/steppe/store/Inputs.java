package steppe.store;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a store was made of, kept in it: so that the next build knows which have changed.
 *
 * @param digests the SHA-256 of each file by its path in the repository
 * @param updates how often the store was changed since all of it was built
 */
record Inputs(SortedMap<String, String> digests, int updates) {
    static final String NAME = "inputs.properties";
    private static final String UPDATES = "updates";
    private static final String FILE = "file.";

    void write(Path folder) throws IOException {
        Properties lines = new Properties();
        lines.setProperty(UPDATES, Integer.toString(updates));
        digests.forEach((file, digest) -> lines.setProperty(FILE + file, digest));
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(NAME))) {
            lines.store(out, "What this store was made of");
        }
    }

    /** Nothing if the store does not say, as those of older programs. */
    static Optional<Inputs> read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(NAME))) return Optional.empty();
        Properties lines = new Properties();
        try (BufferedReader in = Files.newBufferedReader(folder.resolve(NAME))) {
            lines.load(in);
        }
        SortedMap<String, String> digests = new TreeMap<>();
        lines.stringPropertyNames().stream().filter(key -> key.startsWith(FILE)).forEach(key -> digests.put(key.substring(FILE.length()), lines.getProperty(key)));
        return Optional.of(new Inputs(digests, Integer.parseInt(lines.getProperty(UPDATES, "0"))));
    }
}
