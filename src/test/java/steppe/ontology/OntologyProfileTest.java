package steppe.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static steppe.ontology.OntologyFiles.ENTITIES;
import static steppe.ontology.OntologyFiles.ONTOLOGY;

import java.nio.file.Files;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.Profiles;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The ontology is OWL 2 DL and RL at once, and a reasoner finds no contradiction in it. */
class OntologyProfileTest {
    private OWLOntology ontology;

    @BeforeEach
    void load() throws OWLOntologyCreationException {
        ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(ONTOLOGY.toFile());
    }

    @ParameterizedTest
    @EnumSource(names = {"OWL2_DL", "OWL2_RL"})
    void liesWithinTheProfile(Profiles profile) {
        assertThat(profile.checkOntology(ontology).getViolations()).isEmpty();
    }

    @Test
    void isConsistentAndEveryClassCanHaveMembers() {
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        assertThat(reasoner.isConsistent()).isTrue();
        assertThat(reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()).isEmpty();
    }

    @Test
    void isConsistentWithTheTypesOfAllThings() {
        if (Files.exists(ENTITIES)) addTypesOfThings();
        assertThat(new ReasonerFactory().createReasoner(ontology).isConsistent()).isTrue();
    }

    @Test
    void contradictsAStateThatIsATerritory() {
        add("https://w3id.org/steppe/id/Crimea", OntologyFiles.NAMESPACE + "Territory");
        add("https://w3id.org/steppe/id/Crimea", OntologyFiles.NAMESPACE + "State");
        assertThat(new ReasonerFactory().createReasoner(ontology).isConsistent()).isFalse();
    }

    private void addTypesOfThings() {
        OntologyFiles.read(ENTITIES).listStatements(null, RDF.type, (Resource) null)
                .forEachRemaining(type -> add(type.getSubject().getURI(), type.getResource().getURI()));
    }

    private void add(String thing, String type) {
        OWLDataFactory factory = ontology.getOWLOntologyManager().getOWLDataFactory();
        OWLClass of = factory.getOWLClass(IRI.create(type));
        OWLAxiom axiom = factory.getOWLClassAssertionAxiom(of, factory.getOWLNamedIndividual(IRI.create(thing)));
        ontology.getOWLOntologyManager().addAxiom(ontology, axiom);
    }
}
