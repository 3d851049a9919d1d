package steppe.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static steppe.ontology.OntologyFiles.EXAMPLES;
import static steppe.ontology.OntologyFiles.ONTOLOGY;
import static steppe.ontology.OntologyFiles.SHAPES;
import static steppe.ontology.OntologyFiles.VOCABULARY;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResIterator;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.util.ResourceUtils;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shape accepts its good example, which all other shapes accept too, and refuses its bad one with a message. */
class ShapeExamplesTest {
    private static final Model SHAPE_MODEL = OntologyFiles.read(SHAPES);
    private static final Model TERMS = OntologyFiles.read(ONTOLOGY, VOCABULARY);
    private static final Shapes ALL = Shapes.parse(SHAPE_MODEL.getGraph());

    static Stream<Resource> shapes() {
        ResIterator found = SHAPE_MODEL.listSubjectsWithProperty(RDF.type, sh("NodeShape"));
        return found.filterKeep(Resource::isURIResource).toList().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void acceptsTheGoodExample(Resource shape) {
        assertThat(validate(ALL, example(shape, "pass")).getEntries()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void looksAtSomething(Resource shape) {
        assertThat(targets(shape)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void refusesTheBadExample(Resource shape) {
        assertThat(validate(only(shape), example(shape, "fail")).getEntries()).isNotEmpty();
    }

    @Test
    void everyExampleBelongsToAShape() {
        assertThat(OntologyFiles.list(EXAMPLES, ".ttl")).hasSize(2 * (int) shapes().count());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void saysWhatWasExpectedAndWhatToDo(Resource shape) {
        Model closure = ResourceUtils.reachableClosure(shape);
        assertThat(closure.listSubjectsWithProperty(property("severity")).toList()).isNotEmpty()
                .allSatisfy(part -> assertThat(part.getProperty(property("message"), "en").getString()).matches(".+\\. .+\\."));
    }

    private static boolean targets(Resource shape) {
        return Stream.of("targetClass", "targetSubjectsOf", "targetObjectsOf").anyMatch(target -> shape.hasProperty(property(target)));
    }

    private static Shapes only(Resource shape) {
        return Shapes.parse(ResourceUtils.reachableClosure(shape).getGraph());
    }

    private static ValidationReport validate(Shapes shapes, Path example) {
        return ShaclValidator.get().validate(shapes, OntologyFiles.read(example).add(TERMS).getGraph());
    }

    private static Path example(Resource shape, String kind) {
        return EXAMPLES.resolve(shape.getLocalName() + "-" + kind + ".ttl");
    }

    private static Resource sh(String name) {
        return ResourceFactory.createResource("http://www.w3.org/ns/shacl#" + name);
    }

    private static Property property(String name) {
        return ResourceFactory.createProperty("http://www.w3.org/ns/shacl#" + name);
    }
}
