package steppe.synthesize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import steppe.model.Names;

/** Writes claims after examples. */
final class Claims {
    private static final String SUBJECT = "subject";
    private static final String OBJECT = "object";
    /** What is written anew, and not taken from the example. */
    private static final Set<Node> OWN = Set.of(RDFS.label.asNode(), Names.term("note"), Names.term(SUBJECT), Names.term(OBJECT), Names.term("party"),
            Names.term("partnership"), Names.term("passage"), Names.term("negated"), Names.term("when"), Names.term("value"), Names.term("correctedBy"));
    private static final Set<Node> DOUBTS = Set.of(Names.term("rank"), Names.term("flag"));
    private static final Node DENIED = Names.concept("Denied");
    private final Things things;
    private final Descriptions descriptions;
    private final Truth truth;
    private final Dates dates;
    private final Labels labels;

    Claims(Things things, Descriptions descriptions, Truth truth, Dates dates, Labels labels) {
        this.things = things;
        this.descriptions = descriptions;
        this.truth = truth;
        this.dates = dates;
        this.labels = labels;
    }

    /** An ordinary claim. @param correction the claim that is right, where the example has one */
    List<Triple> ordinary(Example example, Place place, Optional<Node> correction, SplittableRandom random) {
        Draft draft = new Draft(example, place, random);
        draft.headline(Optional.empty());
        draft.write(false, OWN);
        if (example.get("correctedBy").isPresent()) correction.ifPresent(claim -> draft.put("correctedBy", claim));
        return draft.triples;
    }

    /** One side of a disagreement; with an equal source of chance, the contrary side says the same but for what they disagree on. */
    List<Triple> disputed(Example example, Place place, Node subject, boolean contrary, SplittableRandom random) {
        Draft draft = new Draft(example, place, random);
        draft.headline(Optional.of(subject));
        Set<Node> left = new HashSet<>(OWN);
        left.addAll(DOUBTS);
        draft.write(contrary, left);
        return draft.triples;
    }

    /** True if only names tell them apart: at one passage, the one would be the other written twice. */
    static boolean sayTheSame(List<Triple> claim, List<Triple> other) {
        return said(claim).equals(said(other));
    }

    private static Set<List<Node>> said(List<Triple> claim) {
        Set<Node> names = Set.of(RDFS.label.asNode(), Names.term("note"), Names.term("passage"), Names.term("correctedBy"));
        return claim.stream().filter(t -> !names.contains(t.getPredicate())).map(t -> List.of(t.getPredicate(), t.getObject())).collect(Collectors.toSet());
    }

    /** One claim in the making. */
    private final class Draft {
        private final Example example;
        private final Place place;
        private final SplittableRandom random;
        private final List<Triple> triples = new ArrayList<>();
        private Node subject;
        private Node object;

        Draft(Example example, Place place, SplittableRandom random) {
            this.example = example;
            this.place = place;
            this.random = random;
        }

        /** At least one end is made up, so that no claim has the headline of a real one. */
        void headline(Optional<Node> given) {
            Optional<Node> partnership = example.get("partnership").filter(node -> given.isEmpty());
            if (partnership.isPresent()) {
                between(things.kindOf(partnership.get()).orElseThrow());
                return;
            }
            Node real = example.get(OBJECT).orElse(null);
            boolean keepsSubject = given.isEmpty() && real != null && things.isThing(real) && things.keepsReal(random);
            boolean keepsObject = !keepsSubject && things.isThing(example.subject()) && things.keepsReal(random);
            subject = given.orElseGet(() -> keepsSubject ? example.subject() : things.madeUp(example.subject(), random));
            if (real != null) object = keepsObject ? real : unlike(subject, real);
        }

        private void between(Kind kind) {
            int number = kind.draw(random);
            List<Node> parties = descriptions.parties(kind, number);
            subject = parties.get(0);
            object = parties.get(1);
            put("partnership", kind.thing(number));
        }

        private Node unlike(Node other, Node real) {
            Node drawn = things.madeUp(real, random);
            return drawn.equals(other) ? unlike(other, real) : drawn;
        }

        void write(boolean contrary, Set<Node> left) {
            put(SUBJECT, subject);
            if (object != null) put(OBJECT, object);
            place(contrary);
            for (Triple triple : example.triples()) {
                if (!left.contains(triple.getPredicate()) && !triple.getObject().equals(DENIED)) add(triple.getPredicate(), value(triple));
            }
            if (example.isFigure()) figure(contrary);
            else headline(contrary);
            example.get("note").ifPresent(note -> put("note", NodeFactory.createLiteralLang("Made up, as all of this document.", "en")));
        }

        private void place(boolean contrary) {
            put("passage", NodeFactory.createURI(place.passage().iri()));
            Node what = example.get("predicate").orElseGet(() -> example.get("measure").orElseThrow());
            add(RDFS.label.asNode(), labels.claim(subject, what, object, contrary));
        }

        private void headline(boolean contrary) {
            Truth.Headline headline = new Truth.Headline(subject, example.get("predicate").orElseThrow(), object);
            if (truth.isTrue(headline) == contrary) put("negated", NodeConst.nodeTrue);
            example.all("party").forEach(party -> put("party", things.other(party, random)));
            example.get("when").ifPresent(when -> put("when", truth.holdsOverTime(headline.predicate()) ? truth.period(headline) : dates.shifted(when, random)));
        }

        private void figure(boolean contrary) {
            List<Node> who = new ArrayList<>(List.of(subject));
            for (Node party : example.all("party")) who.add(unlike(subject, party));
            who.subList(1, who.size()).forEach(party -> put("party", party));
            Node when = example.get("when").map(date -> dates.shifted(date, random)).orElse(null);
            if (when != null) put("when", when);
            Node value = truth.value(example.get("measure").orElseThrow(), example.get("unit").orElseThrow(), who, when);
            put("value", contrary ? Truth.times(value, 1.25) : value);
        }

        /** Cited sources are those of the made-up document, and every document has as many. */
        private Node value(Triple triple) {
            if (triple.getPredicate().equals(RDF.type.asNode())) return triple.getObject();
            if (triple.getPredicate().equals(Names.term("citedSource"))) return Documents.note(place.document(), 1 + random.nextInt(Documents.NOTES));
            return things.other(triple.getObject(), random);
        }

        void put(String property, Node value) {
            add(Names.term(property), value);
        }

        private void add(Node property, Node value) {
            triples.add(Triple.create(place.claim(), property, value));
        }
    }
}
