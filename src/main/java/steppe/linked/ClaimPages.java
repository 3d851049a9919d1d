package steppe.linked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import steppe.linked.View.Dispute;
import steppe.linked.View.Fact;
import steppe.linked.View.Meaning;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.web.Passages;
import steppe.web.Quote;

/** The page of a claim: what is said, how it is meant, when it holds, where it stands, and what became of it. */
final class ClaimPages {
    private static final Node DERIVED = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
    private static final List<Node> OF_SOURCE = List.of(DCTerms.title.asNode(), DCTerms.creator.asNode(), DCTerms.contributor.asNode(), DCTerms.publisher.asNode(),
            DCTerms.issued.asNode(), DCTerms.date.asNode(), Names.term("where"), RDFS.seeAlso.asNode(), DERIVED, Names.term("originGroup"));
    /** What the page shows in places of their own; all else is a qualifier, whatever the ontology comes to hold. */
    private static final Set<String> PLACED = Set.of("subject", "predicate", "object", "measure", "value", "unit", "when", "from", "fromLatest",
            "until", "modality", "negated", "rank", "flag", "note", "correctedBy", "passage", "document", "citedSource");
    private static final Map<String, String> UNITS = Map.of("CCY_USD", "US dollars", "CCY_CNY", "yuan", "PERCENT", "percent", "NUM", "",
            "M3-PER-YR", "cubic metres a year");
    private final Passages passages;

    ClaimPages(Passages passages) {
        this.passages = passages;
    }

    View.Claim page(Address address, Description in) {
        ClaimLines lines = new ClaimLines(in);
        Node it = in.it();
        String title = in.name(it);
        Optional<Quote> quote = quote(in, lines);
        String unread = quote.isPresent() ? "" : lines.reading(it).passage().map(passages::unread).orElse("");
        return new View.Claim(Header.of(address, title), kind(in), new Value(it.getURI(), "", ""), headline(in), lines.reading(it).holds(), meanings(in), lines.reading(it).isOverruled(),
                in.facts(it, ClaimPages::isQualifier), standing(in), in.values(in.all(it, Names.term("passage"))), quote.stream().toList(), unread,
                sources(in, "document"), sources(in, "citedSource"), disputes(in), follows(in));
    }

    private static String kind(Description in) {
        return in.name(Names.term(ClaimKind.of(in.it(), in).type()));
    }

    /** Subject, predicate, object; or of a figure, subject, measure, value with unit. */
    private static List<Value> headline(Description in) {
        List<Value> words = new ArrayList<>();
        for (String part : List.of("subject", "predicate", "object", "measure")) words.addAll(in.values(in.all(in.it(), Names.term(part))));
        in.one(in.it(), Names.term("value")).ifPresent(value -> words.add(new Value(in.value(value).text() + " " + unit(in), "", "")));
        return words;
    }

    private static String unit(Description in) {
        return in.one(in.it(), Names.term("unit")).filter(Node::isURI).map(unit -> UNITS.getOrDefault(Description.local(unit), in.name(unit))).orElse("");
    }

    /** How it is meant: its modality, that it is negated, and a rank that is not the usual one. */
    private static List<Meaning> meanings(Description in) {
        List<Meaning> meanings = new ArrayList<>();
        in.all(in.it(), Names.term("modality")).forEach(modality -> meanings.add(meaning(in, modality)));
        in.all(in.it(), Names.term("rank")).stream().filter(rank -> !rank.equals(Names.concept("Normal"))).forEach(rank -> meanings.add(meaning(in, rank)));
        boolean negated = in.text(in.it(), Names.term("negated")).equals("true");
        if (negated) meanings.add(new Meaning(new Value("negated", "/ontology#negated", ""), "The source says that it is not so."));
        return meanings;
    }

    private static Meaning meaning(Description in, Node concept) {
        return new Meaning(in.value(concept), in.text(concept, SKOS.definition.asNode()));
    }

    private static boolean isQualifier(Triple triple) {
        boolean ours = triple.getPredicate().getURI().startsWith(Names.ONTOLOGY);
        String name = Description.local(triple.getPredicate());
        return ours && !PLACED.contains(name) && !Names.KEYS.contains(name);
    }

    /** What became of it: its rank, why, what corrects it and what it corrects. */
    private static List<Fact> standing(Description in) {
        Stream<Fact> own = in.facts(in.it(), "rank", "flag", "note", "correctedBy").stream();
        List<Node> corrected = in.pointing(Names.term("correctedBy"), in.it());
        Stream<Fact> others = corrected.isEmpty() ? Stream.empty() : Stream.of(new Fact(new Value("corrects", "", ""), in.values(corrected)));
        return Stream.concat(own, others).toList();
    }

    private Optional<Quote> quote(Description in, ClaimLines lines) {
        return lines.reading(in.it()).passage().flatMap(passage -> in.one(in.it(), Names.term("document")).flatMap(document -> passages.quote(passage, in.text(document, Names.term("sha256")))));
    }

    /** What a reader wants to know of a source; its own page has the rest. */
    private static List<Fact> sources(Description in, String role) {
        return in.all(in.it(), Names.term(role)).stream().flatMap(source -> Stream.concat(
                Stream.of(new Fact(in.property(Names.term(role)), List.of(in.value(source)))),
                OF_SOURCE.stream().flatMap(property -> in.fact(source, property).stream()))).toList();
    }

    private static List<Dispute> disputes(Description in) {
        return in.pointing(Names.term("involves"), in.it()).stream().map(dispute -> new Dispute(in.value(dispute),
                in.values(in.all(dispute, Names.term("kind"))).stream().map(Value::text).findFirst().orElse(""), in.text(dispute, Names.term("resolution")),
                in.values(in.all(dispute, Names.term("involves")).stream().filter(other -> !other.equals(in.it())).toList()))).toList();
    }

    /** What the build made of it: the direct triple, if it backs one, and periods. */
    private static List<Fact> follows(Description in) {
        List<Fact> follows = new ArrayList<>();
        for (Node subject : in.all(in.it(), Names.term("subject"))) {
            for (Node predicate : in.all(in.it(), Names.term("predicate"))) {
                in.all(in.it(), Names.term("object")).stream().filter(object -> in.graph().contains(subject, predicate, object))
                        .forEach(object -> follows.add(new Fact(new Value("direct triple", "", ""), in.values(List.of(subject, predicate, object)))));
            }
        }
        List<Node> periods = in.pointing(DERIVED, in.it());
        if (!periods.isEmpty()) follows.add(new Fact(new Value("periods", "/ontology#Period", ""), periods.stream().map(new Periods(in)::named).toList()));
        return follows;
    }
}
