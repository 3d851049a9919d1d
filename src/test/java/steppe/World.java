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
    /** What the files of documents begin with. */
    public static final String PREFIXES = """
            @base <https://w3id.org/steppe/document/> .
            @prefix : <https://w3id.org/steppe/id/> .
            @prefix steppe: <https://w3id.org/steppe/ontology#> .
            @prefix v: <https://w3id.org/steppe/vocabulary/> .
            @prefix claim: <https://w3id.org/steppe/claim/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            """;
    private static final String DOCUMENT = """
            <%1$s> a steppe:Document ; dcterms:title "%1$s"@en ; rdfs:label "%1$s"@en ; skos:definition "Made up."@en ;
              dcterms:publisher :Press ; dcterms:issued "2024-02-11"^^xsd:date ; dcterms:language "en" ; steppe:originGroup "%1$s" ;
              steppe:sha256 "0000000000000000000000000000000000000000000000000000000000000000" ; steppe:codePoints 500 .
            """;
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

    /** Writes a document's file anew, with these claims alone; a document that nobody has described yet is described. */
    public World document(String name, String claims) {
        String file = "triples/" + name + ".ttl";
        try {
            if (!Files.readString(root.resolve("triples/documents.ttl")).contains("<" + name + ">")) with("triples/documents.ttl", DOCUMENT.formatted(name));
            Files.deleteIfExists(root.resolve(file));
            return with(file, PREFIXES + claims);
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
