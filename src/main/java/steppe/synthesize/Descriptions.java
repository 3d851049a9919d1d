package steppe.synthesize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.model.Names;

/** What the repository says about a made-up thing: after a real one of its kind, but for names and links to other data sets. */
final class Descriptions {
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final Node BETWEEN = Names.term("between");
    /** ISO 3166-1 keeps these for users; no state will ever have them. */
    private static final Map<Node, String> CODES = Map.of(Names.term("isoAlpha2"), "ZZ", Names.term("isoAlpha3"), "ZZZ");
    private final Things things;
    private final Dates dates;
    private final long seed;

    Descriptions(Things things, Dates dates, long seed) {
        this.things = things;
        this.dates = dates;
        this.seed = seed;
    }

    List<Triple> of(Kind kind, int number) {
        Node thing = kind.thing(number);
        SplittableRandom random = Randomness.of(seed, thing);
        List<Triple> triples = new ArrayList<>();
        label(thing, kind, number, triples);
        for (Triple triple : kind.examples().get(number % kind.examples().size()).triples()) {
            if (isKept(triple.getPredicate())) triples.add(fresh(thing, triple, random, triples));
        }
        return triples;
    }

    /** The two parties of a partnership must differ. */
    private Triple fresh(Node thing, Triple example, SplittableRandom random, List<Triple> present) {
        Triple made = Triple.create(thing, example.getPredicate(), value(example, random));
        return present.contains(made) ? fresh(thing, example, random, present) : made;
    }

    /** The parties of a partnership, in no order. */
    List<Node> parties(Kind partnerships, int number) {
        return of(partnerships, number).stream().filter(t -> t.getPredicate().equals(BETWEEN)).map(Triple::getObject).toList();
    }

    private static void label(Node thing, Kind kind, int number, List<Triple> triples) {
        String name = kind.name() + " " + number;
        triples.add(Triple.create(thing, RDFS.label.asNode(), NodeFactory.createLiteralLang("Synthetic " + name, "en")));
        triples.add(Triple.create(thing, RDFS.label.asNode(), NodeFactory.createLiteralLang("Вымышлено: " + name, "ru")));
        triples.add(Triple.create(thing, RDFS.label.asNode(), NodeFactory.createLiteralLang("虚构：" + name, "zh")));
        triples.add(Triple.create(thing, SKOS.definition.asNode(), NodeFactory.createLiteralLang("Made up for measuring: there is no such thing.", "en")));
    }

    private static boolean isKept(Node property) {
        return property.equals(RDF.type.asNode()) || property.getURI().startsWith(Names.ONTOLOGY) || property.getURI().startsWith(GEO);
    }

    private Node value(Triple triple, SplittableRandom random) {
        Node property = triple.getPredicate();
        if (CODES.containsKey(property)) return NodeFactory.createLiteralString(CODES.get(property));
        if (property.equals(Names.term("eventDate"))) return dates.shifted(triple.getObject(), random);
        return things.madeUp(triple.getObject(), random);
    }
}
