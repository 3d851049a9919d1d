package steppe.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.World;
import steppe.complete.Completion;
import steppe.model.Names;
import steppe.read.Context;
import steppe.read.Source;
import steppe.read.SourceFile;

/** What is derived from the claims of beta, a document of 1 March 2024: what holds on 30 June 2025, and when it held. */
class TimeTest {
    @TempDir
    private Path folder;
    private World world;

    @BeforeEach
    void draw() {
        world = World.drawnIn(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2001/..,           true",
        "2025-06-30/..,     true",
        "2025-07-01/..,     false",
        "2025-06/..,        true",
        "2025/..,           false",
        "2001/2025-06-30,   true",
        "2001/2025-06-29,   false",
        "2001/2025-05,      false",
        "2001/2024,         false",
        "2025-06-30,        true",
        "2025-06-29,        false",
        "/2026,             false",
        "../2026,           false",
        "2001/,             true",
    })
    void aStateOfAffairsHoldsFromItsFirstDayToItsLast(String when, boolean holds) {
        assertThat(isDirect("memberOf", derived(claim("a", "memberOf", when)))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01,        true",
        "2025-06-30,        true",
        "2025-07-01,        false",
        "2025-07,           false",
        "2026,              false",
        "2025,              true",
        "2030/..,           false",
        "../2019,           true",
    })
    void anOccurrenceHasBegun(String when, boolean begun) {
        assertThat(isDirect("visited", derived(claim("a", "visited", when)))).isEqualTo(begun);
    }

    @Test
    void withoutADateAnOccurrenceHasBegunAndAStateOfAffairsHoldsSinceTheDocument() {
        Graph derived = derived(claim("a", "visited", "") + claim("b", "memberOf", ""));
        assertThat(isDirect("visited", derived)).isTrue();
        assertThat(isDirect("memberOf", derived)).isTrue();
        assertThat(periods(derived)).containsExactly("memberOf 2024-03-01 2024-03-01 - b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"steppe:modality v:Announced", "steppe:modality v:Attributed", "steppe:modality v:Denied", "steppe:negated true", "steppe:rank v:Deprecated"})
    void whatIsNotSimplySaidBacksNothing(String manner) {
        Graph derived = derived(claim("a", "memberOf", "2001/..", manner));
        assertThat(isDirect("memberOf", derived)).isFalse();
        assertThat(periods(derived)).isEmpty();
    }

    /** Whatever it says: that it is not so, or was at another time. */
    @ParameterizedTest
    @ValueSource(strings = {"steppe:negated true", "steppe:modality v:Denied", "steppe:when \"2001/2012\""})
    void aPreferredClaimDecidesForItsHeadline(String manner) {
        String preferred = manner.contains("when") ? claim("b", "memberOf", "", manner, "steppe:rank v:Preferred") : claim("b", "memberOf", "2001/..", manner, "steppe:rank v:Preferred");
        Graph derived = derived(claim("a", "memberOf", "2001/..") + claim("c", "observerOf", "2001/..") + preferred);
        assertThat(isDirect("memberOf", derived)).isFalse();
        assertThat(isDirect("observerOf", derived)).isTrue();
    }

    @Test
    void theCurationsRankWins() {
        world.with("triples/curation.ttl", "claim:a steppe:rank v:Preferred . claim:c steppe:rank v:Deprecated .");
        assertThat(periods(derived(claim("a", "memberOf", "2001/2012") + claim("b", "memberOf", "2001/..") + claim("c", "observerOf", "2001/.."))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 2013-01-01 a");
    }

    @Test
    void whatEndedAndWasTakenUpAgainHasTwoPeriods() {
        Graph derived = derived(claim("a", "memberOf", "1992-05-15/1999-04-02") + claim("b", "memberOf", "2006-08-16/.."));
        assertThat(periods(derived)).containsExactly("memberOf 1992-05-15 1992-05-15 1999-04-03 a", "memberOf 2006-08-16 2006-08-16 - b");
    }

    @Test
    void claimsOfOneIntervalShareAPeriod() {
        assertThat(periods(derived(claim("a", "memberOf", "2001/..") + claim("b", "memberOf", "2001/..") + claim("c", "memberOf", "2001/2030"))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 - a b", "memberOf 2001-01-01 2001-12-31 2031-01-01 c");
    }

    @Test
    void anUndatedClaimIsEvidenceForThePeriodThatGoesOn() {
        assertThat(periods(derived(claim("a", "memberOf", "2001/2012") + claim("b", "memberOf", "2017/..") + claim("c", "memberOf", ""))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 2013-01-01 a", "memberOf 2017-01-01 2017-12-31 - b c");
    }

    @Test
    void anUndatedClaimIsNoEvidenceForAPeriodThatEndedOrBeganLater() {
        assertThat(periods(derived(claim("a", "memberOf", "2001/2030") + claim("b", "memberOf", "2024-03-02/..") + claim("c", "memberOf", ""))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 2031-01-01 a", "memberOf 2024-03-01 2024-03-01 - c", "memberOf 2024-03-02 2024-03-02 - b");
    }

    /** A claim with a date says when, and is not stretched. */
    @Test
    void aDatedClaimIsEvidenceForItsOwnPeriodOnly() {
        assertThat(periods(derived(claim("a", "memberOf", "2001/..") + claim("b", "memberOf", "2010/.."))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 - a", "memberOf 2010-01-01 2010-12-31 - b");
    }

    /** A curator who infers a date knows the least of it: what covers it explains it, in whatever order the claims are named. */
    @Test
    void anInferredDateIsCoveredByAWiderOne() {
        assertThat(periods(derived(claim("a", "memberOf", "2010/..", "steppe:dateBasis v:Inferred") + claim("b", "memberOf", "2001/..", "steppe:dateBasis v:Inferred"))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 - a b");
    }

    @Test
    void anInferredDateThatGoesOnLongerIsNotCovered() {
        assertThat(periods(derived(claim("a", "memberOf", "2001/2012") + claim("b", "memberOf", "2010/2012", "steppe:dateBasis v:Inferred") + claim("c", "memberOf", "2010/2013", "steppe:dateBasis v:Inferred"))))
                .containsExactly("memberOf 2001-01-01 2001-12-31 2013-01-01 a b", "memberOf 2010-01-01 2010-12-31 2014-01-01 b c");
    }

    @Test
    void onlyMembershipsAndOfficesHavePeriods() {
        assertThat(periods(derived(claim("a", "borders", "2001/..") + claim("b", "visited", "2001") + claim("c", "memberOf", "../2030")))).isEmpty();
    }

    @Test
    void aPeriodKeepsTheRolesOfItsClaims() {
        Graph derived = derived(claim("a", "memberOf", "2001/..", "steppe:role v:Founder") + claim("b", "memberOf", "2001/..", "steppe:role v:FullMember"));
        assertThat(objects(derived, NodeFactory.createURI("http://www.w3.org/ns/org#role"))).containsExactly("Founder", "FullMember");
    }

    @Test
    void anOfficeIsHeldAndAMembershipIsOneOfAnOrganization() {
        Graph office = derived(claim("a", "holdsOffice", "2001/.."));
        assertThat(objects(office, Names.term("office"))).containsExactly("B");
        assertThat(objects(office, org("organization"))).isEmpty();
        assertThat(types(office)).containsExactly("Membership", "Tenure");
        Graph membership = derived(claim("a", "memberOf", "2001/.."));
        assertThat(objects(membership, org("organization"))).containsExactly("B");
        assertThat(objects(membership, org("member"))).containsExactly("A");
        assertThat(types(membership)).containsExactly("Membership", "Membership");
    }

    @Test
    void theOntologyEntailsWiderPropertiesInversesAndSymmetry() {
        Graph derived = derived(claim("a", "memberOf", "2001/..") + claim("b", "borders", "") + claim("c", "backs", ""));
        assertThat(isDirect("affiliatedTo", derived)).isTrue();
        assertThat(derived.contains(Names.thing("B"), Names.term("hasMember"), Names.thing("A"))).isTrue();
        assertThat(derived.contains(Names.thing("B"), Names.term("backedBy"), Names.thing("A"))).isTrue();
        assertThat(derived.contains(Names.thing("B"), Names.term("borders"), Names.thing("A"))).isTrue();
        assertThat(derived.contains(Names.thing("B"), Names.term("memberOf"), Names.thing("A"))).isFalse();
    }

    private static boolean isDirect(String predicate, Graph derived) {
        return derived.contains(Names.thing("A"), Names.term(predicate), Names.thing("B"));
    }

    /** Each period as its property, days and claims, in order. */
    private static List<String> periods(Graph derived) {
        return derived.find(Node.ANY, Names.term("property"), Node.ANY).mapWith(t -> {
            List<String> words = new ArrayList<>(List.of(Names.local(t.getObject().getURI())));
            for (String day : List.of("from", "fromLatest", "until")) {
                words.add(derived.find(t.getSubject(), Names.term(day), Node.ANY).mapWith(it -> it.getObject().getLiteralLexicalForm()).nextOptional().orElse("-"));
            }
            Node from = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
            words.addAll(new TreeSet<>(derived.find(t.getSubject(), from, Node.ANY).mapWith(it -> Names.local(it.getObject().getURI())).toList()));
            return String.join(" ", words);
        }).toList().stream().sorted().toList();
    }

    private static List<String> objects(Graph derived, Node property) {
        return derived.find(Node.ANY, property, Node.ANY).mapWith(t -> Names.local(t.getObject().getURI())).toList().stream().sorted().toList();
    }

    private static List<String> types(Graph derived) {
        return objects(derived, org.apache.jena.vocabulary.RDF.type.asNode());
    }

    private static Node org(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/org#" + name);
    }

    /** A claim of A and B. */
    private static String claim(String name, String predicate, String when, String... more) {
        String date = when.isEmpty() ? "" : " ; steppe:when \"" + when + "\"";
        String rest = Stream.of(more).map(it -> " ; " + it).collect(Collectors.joining());
        return "claim:" + name + " a steppe:MembershipClaim ; steppe:document <beta> ; steppe:subject :A ; steppe:predicate steppe:" + predicate + " ; steppe:object :B" + date + rest + " .\n";
    }

    /** As a build does, without its checks and its store. */
    private Graph derived(String claims) {
        world.document("beta", claims);
        Context context = world.repository().context();
        SourceFile file = world.repository().documents().stream().filter(it -> it.name().equals("beta")).findFirst().orElseThrow();
        Source beta = file.read(new ArrayList<>()).orElseThrow();
        new Completion(context).complete(beta);
        return new Derivation(context.schema(), context.named("curation")).derive(beta).graph();
    }
}
