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
import steppe.read.InputFile;

/**
 * The files that a store was made of, kept in it: so that the next build knows which have changed.
 *
 * @param files   each by its path in the repository
 * @param updates how often the store was changed since all of it was built
 */
record Inputs(SortedMap<String, InputFile> files, int updates) {
    static final String NAME = "inputs.properties";
    private static final String UPDATES = "updates";
    private static final String FILE = "file.";
    private static final String STATE = "state.";

    void write(Path folder) throws IOException {
        Properties lines = new Properties();
        lines.setProperty(UPDATES, Integer.toString(updates));
        files.forEach((place, file) -> {
            lines.setProperty(FILE + place, file.digest());
            lines.setProperty(STATE + place, file.state());
        });
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
        SortedMap<String, InputFile> files = new TreeMap<>();
        lines.stringPropertyNames().stream().filter(key -> key.startsWith(FILE)).map(key -> key.substring(FILE.length()))
                .forEach(place -> files.put(place, new InputFile(lines.getProperty(FILE + place), lines.getProperty(STATE + place, ""))));
        return Optional.of(new Inputs(files, Integer.parseInt(lines.getProperty(UPDATES, "0"))));
    }
}
