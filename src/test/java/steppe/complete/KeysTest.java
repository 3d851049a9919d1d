package steppe.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.model.Names;

/** The keys by which claims that speak of the same are found and counted. */
class KeysTest {
    private static List<Quad> quads;

    @BeforeAll
    static void build(@TempDir Path folder) {
        quads = World.drawnIn(folder.resolve("repository")).with("triples/beta.ttl", """
                claim:beta-100a a steppe:MembershipClaim ; rdfs:label "India is in the SCO."@en ; steppe:passage <beta#char=100,110> ;
                  steppe:subject :India ; steppe:predicate steppe:memberOf ; steppe:object :SCO .
                claim:beta-120a a steppe:MembershipClaim ; rdfs:label "Nobody doubts it: India is in the SCO."@en ; steppe:passage <beta#char=120,130> ;
                  steppe:subject :India ; steppe:predicate steppe:memberOf ; steppe:object :SCO .
                claim:beta-140a a steppe:Assessment ; rdfs:label "The trade of the SCO matters."@en ; steppe:passage <beta#char=140,150> ;
                  steppe:subject :SCO ; steppe:predicate steppe:assessedOn ; steppe:object v:Trade .
                claim:beta-160a a steppe:Observation ; rdfs:label "Trade of Armenia with Kazakhstan and Belarus came to 3 dollars."@en ; steppe:passage <beta#char=160,170> ;
                  steppe:subject :Armenia ; steppe:party :Kazakhstan , :Belarus ;
                  steppe:measure v:TradeTurnover ; steppe:value 3 ; steppe:unit <http://qudt.org/vocab/unit/CCY_USD> .
                """).with("triples/entities.ttl", """
                :India a steppe:State ; rdfs:label "India"@en , "Индия"@ru , "印度"@zh ; steppe:isoAlpha2 "IN" ; steppe:isoAlpha3 "IND" ; skos:definition "A state."@en .
                """).quads(folder.resolve("store"));
    }

    @Test
    void theHeadlineIsSubjectPredicateAndObject() {
        assertThat(values("beta-100a", "headline")).containsExactly(
                "https://w3id.org/steppe/id/India https://w3id.org/steppe/ontology#memberOf https://w3id.org/steppe/id/SCO");
    }

    /** The number is the ontology's own example, made there with another program. */
    @Test
    void claimsOfOneHeadlineHaveOneNumber() {
        assertThat(values("beta-100a", "headlineNumber")).containsExactly("3001824513255507").isEqualTo(values("beta-120a", "headlineNumber"));
    }

    @Test
    void claimsOfOtherHeadlinesHaveOthers() {
        Map<String, Set<String>> numbers = claims("headline").stream().filter(claim -> !values(claim, "headlineNumber").isEmpty())
                .collect(Collectors.groupingBy(claim -> values(claim, "headline").iterator().next(), Collectors.flatMapping(claim -> values(claim, "headlineNumber").stream(), Collectors.toSet())));
        assertThat(numbers).hasSizeGreaterThan(4).allSatisfy((headline, number) -> assertThat(number).hasSize(1));
        assertThat(numbers.values()).doesNotHaveDuplicates();
    }

    @Test
    void judgementsAreNotCounted() {
        assertThat(values("beta-140a", "headline")).hasSize(1);
        assertThat(values("beta-140a", "headlineNumber")).isEmpty();
    }

    @Test
    void aFigureIsFoundByItsMeasureAndWhomItIsAbout() {
        String measure = "https://w3id.org/steppe/vocabulary/TradeTurnover https://w3id.org/steppe/id/";
        assertThat(values("beta-160a", "measured")).containsExactlyInAnyOrder(measure + "Armenia", measure + "Kazakhstan", measure + "Belarus");
        assertThat(values("beta-160a", "headline")).isEmpty();
        assertThat(values("beta-100a", "measured")).isEmpty();
    }

    private static Set<String> claims(String property) {
        return quads.stream().filter(quad -> quad.getPredicate().equals(Names.term(property))).map(quad -> Names.local(quad.getSubject().getURI())).collect(Collectors.toSet());
    }

    private static Set<String> values(String claim, String property) {
        return quads.stream().filter(quad -> quad.getSubject().hasURI(Names.CLAIM + claim) && quad.getPredicate().equals(Names.term(property)))
                .map(Quad::getObject).map(Node::getLiteralLexicalForm).collect(Collectors.toSet());
    }
}
