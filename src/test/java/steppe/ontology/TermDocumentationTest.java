package steppe.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static steppe.ontology.OntologyFiles.NAMESPACE;
import static steppe.ontology.OntologyFiles.ONTOLOGY;
import static steppe.ontology.OntologyFiles.VOCABULARY;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every term can be understood by reading it. */
class TermDocumentationTest {
    private static final Model TERMS = OntologyFiles.read(ONTOLOGY);
    private static final Model CONCEPTS = OntologyFiles.read(VOCABULARY);

    static Stream<Resource> terms() {
        return TERMS.listSubjectsWithProperty(RDF.type).filterKeep(OntologyFiles.isIn(NAMESPACE)).toList().stream();
    }

    static Stream<Resource> concepts() {
        return CONCEPTS.listSubjectsWithProperty(RDF.type, SKOS.Concept).toList().stream();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void hasLabelDefinitionAndExample(Resource term) {
        for (Property property : List.of(RDFS.label, SKOS.definition, SKOS.example)) assertThat(english(term, property)).as(property.getLocalName()).hasSize(1);
        assertThat(term.hasProperty(RDFS.isDefinedBy)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("concepts")
    void isNamedInThreeLanguages(Resource concept) {
        for (String language : List.of("en", "ru", "zh")) assertThat(concept.getProperty(SKOS.prefLabel, language)).as(language).isNotNull();
    }

    @Test
    void noTwoTermsOfOneKindShareALabel() {
        assertThat(terms().filter(term -> term.hasProperty(RDFS.domain)).map(term -> english(term, RDFS.label))).doesNotHaveDuplicates();
    }

    private static List<String> english(Resource term, Property property) {
        return term.listProperties(property, "en").mapWith(statement -> statement.getString()).toList();
    }
}
