package steppe.store;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Texts;

/**
 * What vouches for a finished store: what its data are called, also where they are restored, which inputs and which program made it,
 * how many quads it holds, and the size and sums of each file ({@link Measured}), and of its own lines. TDB2 opens a half-written
 * store as if it were empty, so nothing is served without it.
 */
public record Manifest(String version, String inputs, String program, long quads, TreeMap<String, String> files) {
    static final String NAME = "manifest.properties";
    private static final String JOURNAL = "tdb/Data-0001/journal.jrnl";
    private static final String OWN = "digest";
    /** As much is read at each opening, in some hundredths of a second; Steppe's own data are a third of it. */
    private static final int QUICKLY_READ = 64;
    /** Where TDB2's trees begin and what Lucene's index consists of is said in a few bytes: with others, a whole index would be read as empty. */
    private static final long SMALL = 1 << 16;
    /** Changes when a program could no longer serve a store that an older one built. */
    private static final String FORMAT = "5";

    /** @param before of the store that the folder was, if it was changed and not made anew; empty else */
    static Manifest of(Path folder, String inputs, String program, long quads, Map<String, String> before) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> data = all.filter(file -> Files.isRegularFile(file) && isData(file)).toList();
            Map<String, String> files = data.parallelStream().collect(Collectors.toConcurrentMap(file -> folder.relativize(file).toString(), file -> entry(folder, file, before)));
            return new Manifest("", inputs, program, quads, new TreeMap<>(files));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The same with this name for its data, unless they have one: what is restored keeps it. */
    Manifest called(String name) {
        return version.isEmpty() ? new Manifest(name, inputs, program, quads, files) : this;
    }

    private static String entry(Path folder, Path file, Map<String, String> before) {
        try {
            String known = isAppended(file) ? before.get(folder.relativize(file).toString()) : null;
            return known == null ? Measured.entry(file) : Measured.grown(file, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TDB2 never writes where it has written before, because its readers may still read that; only their starting points it exchanges. */
    private static boolean isAppended(Path file) {
        return file.getFileName().toString().matches(".*\\.(dat|idn|obj)");
    }

    /** Locks and journals come and go with readers. */
    private static boolean isData(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".lock") && !name.startsWith("journal") && !name.equals(NAME);
    }

    void write(Path folder) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("format", FORMAT);
        lines.setProperty("version", version);
        lines.setProperty("inputs", inputs);
        lines.setProperty("program", program);
        lines.setProperty("quads", Long.toString(quads));
        files.forEach((file, digest) -> lines.setProperty("file." + file, digest));
        lines.setProperty(OWN, digest(lines));
        try (var out = Files.newBufferedWriter(folder.resolve(NAME))) {
            lines.store(out, "Steppe store");
        }
        try (FileChannel file = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    /** Nothing if there is none: then it is no store of ours. @throws Invalid if there is one that this program cannot read */
    static Optional<Manifest> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) return Optional.empty();
        try (var in = Files.newBufferedReader(file)) {
            return Optional.of(parse(in));
        } catch (CharacterCodingException e) {
            throw new Invalid(new Problem(file.toString(), "is not a manifest that this version of Steppe reads: it is not UTF-8", "Build again with ./steppe build."));
        } catch (IllegalArgumentException e) {
            throw new Invalid(new Problem(file.toString(), "is not a manifest that this version of Steppe reads: " + e.getMessage(), "Build again with ./steppe build."));
        }
    }

    static Manifest parse(Reader in) throws IOException {
        Properties lines = new Properties();
        lines.load(in);
        String format = lines.getProperty("format", "none");
        if (!format.equals(FORMAT)) throw new IllegalArgumentException("its format is " + format + ", expected " + FORMAT);
        if (!digest(lines).equals(lines.getProperty(OWN))) throw new IllegalArgumentException("it is not the one that was written");
        TreeMap<String, String> files = new TreeMap<>();
        for (String key : lines.stringPropertyNames()) {
            if (key.startsWith("file.")) files.put(inside(key.substring(5)), wellFormed(lines.getProperty(key)));
        }
        if (files.isEmpty()) throw new IllegalArgumentException("it names no file");
        return new Manifest(lines.getProperty("version", ""), lines.getProperty("inputs", ""), lines.getProperty("program", ""), Long.parseLong(lines.getProperty("quads", "none")), files);
    }

    /** Of all lines but its own, in the order of their names. */
    private static String digest(Properties lines) {
        String text = lines.stringPropertyNames().stream().filter(name -> !name.equals(OWN)).sorted()
                .map(name -> name + "=" + lines.getProperty(name) + "\n").collect(Collectors.joining());
        return Texts.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A manifest from elsewhere must not name what lies elsewhere. */
    private static String inside(String file) {
        Path path = Path.of(file);
        boolean plain = !path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..") && !file.isEmpty();
        if (!plain) throw new IllegalArgumentException("it names a file outside its folder");
        return file;
    }

    private static String wellFormed(String entry) {
        if (!Measured.isEntry(entry)) throw new IllegalArgumentException("'" + entry + "' is not a size and its sums");
        return entry;
    }

    /** The first file that is not the one that was written, by its size and {@linkplain #quicklyRead what is read}; or that hides it. For each opening. */
    Optional<String> damaged(Path folder) throws IOException {
        // What stands in a journal, TDB2 writes into the files before it reads them; to a finished store nobody has anything to write.
        if (Files.exists(folder.resolve(JOURNAL), LinkOption.NOFOLLOW_LINKS) && !hasSize(folder.resolve(JOURNAL), "0 ")) return Optional.of(JOURNAL);
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!hasSize(folder.resolve(file.getKey()), file.getValue())) return Optional.of(file.getKey());
        }
        for (Piece piece : quicklyRead()) {
            if (!piece.isAsWritten(folder)) return Optional.of(piece.file());
        }
        return foreign(folder);
    }

    /** All of a store of a few MB; the small files of a larger one, which opens as fast. */
    private List<Piece> quicklyRead() {
        List<Piece> all = pieces();
        return all.size() <= QUICKLY_READ ? all : all.stream().filter(piece -> piece.start() == 0 && piece.length() <= SMALL).toList();
    }

    /** Of all files, what has content. */
    List<Piece> pieces() {
        return files.entrySet().stream().flatMap(file -> Measured.pieces(file.getKey(), file.getValue()).stream()).toList();
    }

    /** What would be read instead of what was built: of several generations, TDB2 and Lucene take the last. */
    private Optional<String> foreign(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> file.getFileName().toString().matches("Data-.*|segments.*")).map(file -> folder.relativize(file).toString())
                    .filter(name -> !names(name)).findFirst();
        }
    }

    /** A file, or a folder of files. */
    private boolean names(String name) {
        String first = files.ceilingKey(name);
        return first != null && (first.equals(name) || first.startsWith(name + "/"));
    }

    /** The first file that is there, but not with the size that was written. */
    Optional<String> resized(Path folder) {
        return files.entrySet().stream().filter(file -> Files.exists(folder.resolve(file.getKey())) && !hasSize(folder.resolve(file.getKey()), file.getValue()))
                .map(Map.Entry::getKey).findFirst();
    }

    /** All files whose content is not what was written: reads everything. */
    List<String> changed(Path folder) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!isAsWritten(folder.resolve(file.getKey()), file.getValue())) changed.add(file.getKey());
        }
        return changed;
    }

    private static boolean isAsWritten(Path file, String entry) throws IOException {
        return hasSize(file, entry) && Measured.entry(file).equals(entry);
    }

    // A pipe has the size of an empty file, and who opens it waits for its other end.
    private static boolean hasSize(Path file, String entry) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == Measured.size(entry);
        } catch (IOException absent) {
            return false;
        }
    }
}
