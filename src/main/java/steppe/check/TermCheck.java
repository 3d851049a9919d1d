package steppe.check;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Schema;
import steppe.read.Source;

/**
 * No term of {@code steppe:} or concept of {@code v:} may be used that the ontology and the vocabulary don't declare; nobody else declares any. And
 * no integer may be used that TDB2 would keep as another: it writes their last 64 bits.
 */
final class TermCheck {
    private static final Set<String> DECLARING = Set.of("ontology", "vocabulary");
    private static final Set<String> TERMS = Set.of(OWL.getURI(), RDFS.getURI(), SKOS.getURI(), RDF.getURI());
    private final Source source;
    private final Schema schema;

    TermCheck(Source source, Schema schema) {
        this.source = source;
        this.schema = schema;
    }

    List<Problem> problems() {
        Set<Problem> problems = new LinkedHashSet<>();
        source.graph().find().forEach(triple -> check(triple, problems));
        if (!DECLARING.contains(source.name())) source.graph().find().filterKeep(TermCheck::declares).forEach(triple -> problems.add(declared(triple.getSubject())));
        return List.copyOf(problems);
    }

    /** Whether it makes a class, property, concept or scheme, or says something of one. */
    private static boolean declares(Triple triple) {
        return isOurs(triple.getSubject()) || triple.predicateMatches(RDF.type.asNode()) && triple.getObject().isURI() && TERMS.contains(triple.getObject().getNameSpace());
    }

    private void check(Triple triple, Set<Problem> problems) {
        for (Node node : List.of(triple.getPredicate(), triple.getObject())) {
            if (isOurs(node) && !schema.declares(node)) problems.add(unknown(triple.getSubject(), node));
            if (node.isLiteral() && node.getLiteral().isWellFormed() && node.getLiteralValue() instanceof BigInteger) problems.add(tooLong(triple.getSubject(), node));
        }
    }

    private static boolean isOurs(Node node) {
        return node.isURI() && (node.getURI().startsWith(Names.ONTOLOGY) || node.getURI().startsWith(Names.VOCABULARY));
    }

    private Problem tooLong(Node subject, Node number) {
        return new Problem(source.placeOf(subject), number.getLiteralLexicalForm() + " is an integer of more than 64 bits, which the store cannot keep", "Say it as an xsd:double, such as 2.0E19.");
    }

    private Problem declared(Node term) {
        return new Problem(source.placeOf(term), Names.shorten(term) + " is declared here", "Terms are declared in ontology/steppe.ttl, concepts in ontology/vocabulary.ttl.");
    }

    private Problem unknown(Node subject, Node term) {
        String name = Names.shorten(term);
        String nearest = schema.nearest(term).map(known -> "Did you mean " + Names.shorten(known) + "? ").orElse("");
        return new Problem(source.placeOf(subject), name + " is not declared",
                nearest + "Terms are declared in ontology/steppe.ttl, concepts in ontology/vocabulary.ttl.");
    }
}
