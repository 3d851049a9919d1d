package steppe.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphOps;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import steppe.complete.Completion;
import steppe.model.Interval;
import steppe.model.Names;
import steppe.read.Context;
import steppe.read.Repository;
import steppe.read.Source;

/**
 * What is derived source by source, and the same of all of them as one. The direct triples are the same as long as no claim is preferred, which none of this
 * repository is: a preferred claim decides its headline in its own source only. The timeline has more periods: of a claim without a date of its own, which
 * the period of another source does not explain.
 */
class SumTest {
    private static Context context;
    private static List<Source> sources;
    private static Source all;

    @BeforeAll
    static void read() {
        Repository repository = new Repository(Path.of("."));
        context = repository.context();
        sources = repository.read();
        Graph union = GraphMemFactory.createDefaultGraph();
        for (Source source : sources) {
            new Completion(context).complete(source);
            GraphOps.addAll(union, source.graph().find());
        }
        all = new Source(sources.get(0).file(), union);
    }

    @Test
    void theDirectTriplesOfAllSourcesAreThoseOfAllTogether() {
        assertThat(direct(sum(curation()))).isEqualTo(direct(together(curation()))).hasSizeGreaterThan(1000);
    }

    @Test
    void soTheyAreWhateverTheCurationOverrules() {
        Set<Triple> before = direct(sum(curation()));
        for (long seed = 0; seed < 10; seed++) {
            Graph curation = ranked("Deprecated", seed);
            assertThat(direct(sum(curation))).as("seed " + seed).isEqualTo(direct(together(curation))).isNotEqualTo(before).isNotEmpty();
        }
    }

    /** Together there would be fewer: what one source decides would hold for the others. */
    @Test
    void aPreferredClaimDecidesInItsOwnSource() {
        for (long seed = 0; seed < 10; seed++) {
            Graph curation = ranked("Preferred", seed);
            assertThat(direct(sum(curation))).as("seed " + seed).containsAll(direct(together(curation)));
        }
    }

    @Test
    void thePeriodsOfAllSourcesAreThoseOfAllTogetherAndSomeWithinThem() {
        Set<Period> together = periods(together(curation()));
        Set<Period> sum = periods(sum(curation()));
        assertThat(sum).containsAll(together).allMatch(period -> together.stream().anyMatch(wider -> wider.explains(period)));
    }

    private static Graph curation() {
        return context.named("curation");
    }

    /** The curation, and one claim of four with this rank. */
    private static Graph ranked(String rank, long seed) {
        Graph curation = GraphMemFactory.createDefaultGraph();
        GraphOps.addAll(curation, curation().find().filterDrop(triple -> triple.predicateMatches(Names.term("rank"))));
        SplittableRandom random = new SplittableRandom(seed);
        all.graph().find(Node.ANY, Names.term("headline"), Node.ANY).mapWith(Triple::getSubject).toSet().stream().sorted((a, b) -> a.getURI().compareTo(b.getURI()))
                .filter(claim -> random.nextInt(4) == 0).forEach(claim -> curation.add(claim, Names.term("rank"), Names.concept(rank)));
        return curation;
    }

    private static Graph sum(Graph curation) {
        Derivation derivation = new Derivation(context.schema(), curation);
        Graph sum = GraphMemFactory.createDefaultGraph();
        sources.forEach(source -> GraphOps.addAll(sum, derivation.derive(source).graph().find()));
        return sum;
    }

    private static Graph together(Graph curation) {
        return new Derivation(context.schema(), curation).derive(all).graph();
    }

    private static Set<Triple> direct(Graph derived) {
        Set<Node> periods = derived.find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(Triple::getSubject).toSet();
        return derived.stream().filter(triple -> !periods.contains(triple.getSubject())).collect(Collectors.toSet());
    }

    /** Without its name, which says of which source it is. */
    private record Period(Node member, Node property, Node whole, Interval when) {
        boolean explains(Period other) {
            return member.equals(other.member) && property.equals(other.property) && whole.equals(other.whole) && (when.equals(other.when) || when.covers(other.when));
        }
    }

    private static Set<Period> periods(Graph derived) {
        return derived.find(Node.ANY, Names.term("property"), Node.ANY).mapWith(t -> new Period(one(derived, t.getSubject(), org("member")), t.getObject(),
                derived.find(t.getSubject(), org("organization"), Node.ANY).nextOptional().map(Triple::getObject).orElseGet(() -> one(derived, t.getSubject(), Names.term("office"))),
                new Interval(day(derived, t.getSubject(), "from"), day(derived, t.getSubject(), "fromLatest"), day(derived, t.getSubject(), "until")))).toSet();
    }

    private static Node one(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).next().getObject();
    }

    private static LocalDate day(Graph derived, Node period, String property) {
        return derived.find(period, Names.term(property), Node.ANY).mapWith(t -> LocalDate.parse(t.getObject().getLiteralLexicalForm())).nextOptional().orElse(null);
    }

    private static Node org(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/org#" + name);
    }
}
