package steppe.synthesize;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.model.Names;
import steppe.model.Texts;

/** Describes made-up documents and the notes that they cite. There is no text behind them. */
final class Documents {
    static final int NOTES = 10;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 3800;
    private final long seed;
    private final Node publisher;

    Documents(long seed, Node publisher) {
        this.seed = seed;
        this.publisher = publisher;
    }

    static Node note(int document, int number) {
        return Names.document(Place.document(document) + "/note-" + number);
    }

    List<Triple> of(int number, int claims) {
        Node document = Names.document(Place.document(number));
        SplittableRandom random = Randomness.of(seed, document);
        List<Triple> triples = new ArrayList<>();
        describe(document, number, random, triples);
        put(triples, document, Names.term("sha256"), NodeFactory.createLiteralString(Texts.digest(document.getURI().getBytes(StandardCharsets.UTF_8))));
        put(triples, document, Names.term("codePoints"), number(Place.length(claims)));
        put(triples, document, Names.term("contentStart"), number(0));
        put(triples, document, Names.term("contentEnd"), number(Place.length(claims)));
        for (int note = 1; note <= NOTES; note++) note(number, note, triples);
        return triples;
    }

    private void describe(Node document, int number, SplittableRandom random, List<Triple> triples) {
        put(triples, document, RDF.type.asNode(), Names.term("Document"));
        put(triples, document, DCTerms.title.asNode(), english("Synthetic document " + number));
        put(triples, document, RDFS.label.asNode(), english("Synthetic document " + number));
        put(triples, document, SKOS.definition.asNode(), english("Made up by 'steppe synthesize' for measuring: nothing in it is a fact."));
        put(triples, document, DCTerms.publisher.asNode(), publisher);
        put(triples, document, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(FIRST.plusDays(random.nextInt(DAYS)).toString(), XSDDatatype.XSDdate));
        put(triples, document, DCTerms.language.asNode(), NodeFactory.createLiteralString("en"));
        put(triples, document, Names.term("originGroup"), NodeFactory.createLiteralString("synthetic-" + (random.nextInt(4) == 0 ? number / 4 * 4 : number)));
        put(triples, document, Names.term("where"), english("Nowhere: it is made up."));
    }

    private static void note(int document, int number, List<Triple> triples) {
        Node note = note(document, number);
        put(triples, note, RDF.type.asNode(), Names.term("CitedSource"));
        put(triples, note, RDFS.label.asNode(), english("Note " + number + " of synthetic document " + document));
        put(triples, note, Names.term("noteNumber"), number(number));
    }

    private static void put(List<Triple> triples, Node subject, Node property, Node value) {
        triples.add(Triple.create(subject, property, value));
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    private static Node number(int value) {
        return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDinteger);
    }
}
