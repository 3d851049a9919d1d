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
import steppe.model.Names;

/**
 * A disagreement of two claims about a thing that no other claim is about, so that nobody else takes part in it.
 *
 * @param number  from 0
 * @param example what both sides are written after
 * @param subject what they are about
 */
record Dispute(int number, Example example, Node subject) {

    /** One for each reserved thing of a kind that examples are about, but no more than {@code limit}. */
    static List<Dispute> all(Things things, Map<Kind, List<Example>> bySubject, long seed, int limit) {
        List<Dispute> disputes = new ArrayList<>();
        for (Kind kind : things.kinds()) {
            List<Example> examples = bySubject.getOrDefault(kind, List.of());
            for (int n = kind.drawn(); n < kind.size() && !examples.isEmpty() && disputes.size() < limit; n++) {
                Node subject = kind.thing(n);
                disputes.add(new Dispute(disputes.size(), examples.get(Randomness.of(seed, subject).nextInt(examples.size())), subject));
            }
        }
        return List.copyOf(disputes);
    }

    /** The same for both sides. */
    SplittableRandom random(long seed) {
        return Randomness.of(seed, "dispute" + number);
    }

    /** The disagreement itself; every other one is resolved. */
    List<Triple> declaration(Node claim, Node contrary) {
        Node disagreement = Names.thing("SyntheticDisagreement" + number);
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(disagreement, RDF.type.asNode(), Names.term("Disagreement")));
        triples.add(Triple.create(disagreement, RDFS.label.asNode(), NodeFactory.createLiteralLang("Synthetic disagreement " + number, "en")));
        triples.add(Triple.create(disagreement, Names.term("kind"), Names.concept(example.isFigure() ? "ValueDisagreement" : "FactualDisagreement")));
        triples.add(Triple.create(disagreement, Names.term("involves"), claim));
        triples.add(Triple.create(disagreement, Names.term("involves"), contrary));
        if (number % 2 == 0) resolve(disagreement, claim, triples);
        return triples;
    }

    private static void resolve(Node disagreement, Node claim, List<Triple> triples) {
        triples.add(Triple.create(disagreement, Names.term("resolvedBy"), claim));
        triples.add(Triple.create(disagreement, Names.term("resolution"), NodeFactory.createLiteralLang("Made up, as both claims are.", "en")));
    }
}
