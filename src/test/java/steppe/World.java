package steppe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import steppe.read.Repository;
import steppe.store.Build;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;
import steppe.store.StoredQuads;

/**
 * The drawn test world: a repository with the real ontology and shapes, and two made-up documents about real states.
 *
 * <pre>
 *   alpha (2024-01-10)   Kazakhstan is a full member of the SCO since 2001; Belarus will become one (announced)
 *   beta  (2024-03-01)   Kazakhstan is a member of the CSTO (undated); Armenia left it (deprecated)
 *   reference            Belarus is a member of the SCO since 2024-07-04 and of the CSTO since 2002-10-07
 * </pre>
 */
public final class World {
    private final Path root;

    private World(Path root) {
        this.root = root;
    }

    /** Draws the world in an empty folder. */
    public static World drawnIn(Path folder) {
        World world = new World(folder);
        for (String file : List.of("steppe.ttl", "vocabulary.ttl", "shapes.ttl")) copy(Path.of("ontology", file), folder.resolve("ontology/" + file));
        world.with("ontology/checks/graph/none-violation.rq", "# No rule of the whole graph holds for so small a one\nSELECT * { <x:x> <x:x> ?x }");
        copy(Path.of("src/test/resources/world/triples"), folder.resolve("triples"));
        return world;
    }

    public Path root() {
        return root;
    }

    public Repository repository() {
        return new Repository(root);
    }

    public Build build() {
        return new Build(repository(), Optional.empty(), line -> { });
    }

    public StoreVersion builtIn(Path store) {
        return build().into(new StoreFolder(store), "test");
    }

    /** Every quad of the store that is built there, in order. */
    public List<Quad> quads(Path store) {
        List<Quad> quads = new ArrayList<>();
        StoredQuads.forEach(builtIn(store), quads::add);
        return quads;
    }

    /** Adds a line at the end of a file of the world. */
    public World with(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, (Files.exists(path) ? Files.readString(path) : "") + "\n" + text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
                if (!Files.isDirectory(file)) Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
