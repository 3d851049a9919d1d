package steppe.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;

/** Where the ontology and its examples lie. */
final class OntologyFiles {
    static final String NAMESPACE = "https://w3id.org/steppe/ontology#";
    static final Path ONTOLOGY = Path.of("ontology/steppe.ttl");
    static final Path VOCABULARY = Path.of("ontology/vocabulary.ttl");
    static final Path SHAPES = Path.of("ontology/shapes.ttl");
    static final Path CHECKS = Path.of("ontology/checks");
    static final Path ENTITIES = Path.of("triples/entities.ttl");
    static final Path EXAMPLES = Path.of("src/test/resources/shapes");

    private OntologyFiles() {}

    static Model read(Path... files) {
        Model model = ModelFactory.createDefaultModel();
        for (Path file : files) RDFDataMgr.read(model, file.toUri().toString());
        return model;
    }

    static Predicate<Resource> isIn(String namespace) {
        return resource -> resource.isURIResource() && resource.getURI().startsWith(namespace);
    }

    static List<Path> list(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
