package steppe.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.model.Names;

/** The parts in which things appear in claims, by which lists of choices are looked up. */
class PartsTest {
    private static List<Quad> quads;

    @BeforeAll
    static void build(@TempDir Path folder) {
        quads = World.drawnIn(folder.resolve("repository")).with("triples/beta.ttl", """
                claim:beta-100a a steppe:PositionClaim ; rdfs:label "Armenia does not oppose the SCO."@en ; steppe:passage <beta#char=100,110> ;
                  steppe:subject :Armenia ; steppe:predicate steppe:opposes ; steppe:object :SCO ; steppe:negated true .
                claim:beta-120a a steppe:Observation ; rdfs:label "Trade of Armenia with Kazakhstan and Belarus came to 3 dollars."@en ; steppe:passage <beta#char=120,130> ;
                  steppe:subject :Armenia ; steppe:party :Kazakhstan , :Belarus ;
                  steppe:measure v:TradeTurnover ; steppe:value 3 ; steppe:unit <http://qudt.org/vocab/unit/CCY_USD> .
                claim:beta-140a a steppe:Assessment ; rdfs:label "The trade of the SCO matters."@en ; steppe:passage <beta#char=140,150> ;
                  steppe:subject :SCO ; steppe:predicate steppe:assessedOn ; steppe:object v:Trade ; steppe:topic v:Energy .
                claim:beta-160a a steppe:RelationClaim ; rdfs:label "Belarus once depended on Armenia."@en ; steppe:passage <beta#char=160,170> ;
                  steppe:subject :Belarus ; steppe:predicate steppe:dependsOn ; steppe:object :Armenia ; steppe:modality v:Denied .
                claim:beta-180a a steppe:RelationClaim ; rdfs:label "The SCO borders on Belarus."@en ; steppe:passage <beta#char=180,190> ;
                  steppe:subject :SCO ; steppe:predicate steppe:borders ; steppe:object :Belarus .
                claim:beta-200a a steppe:Observation ; rdfs:label "A third of the uranium of Kazakhstan is Armenia's."@en ; steppe:passage <beta#char=200,210> ;
                  steppe:subject :Armenia ; steppe:party :Kazakhstan ; steppe:topic v:Uranium ;
                  steppe:measure v:UraniumProductionShare ; steppe:value 33 ; steppe:unit <http://qudt.org/vocab/unit/PERCENT> .
                """).quads(folder.resolve("store"));
    }

    @Test
    void aClassOfClaimsGivesItsSubjectsThePart() {
        assertThat(things("beta", "PositionHolder")).containsExactly("Armenia");
        assertThat(things("beta", "ViewedThing")).containsExactlyInAnyOrder("SCO", "Trade");
    }

    @Test
    void eachPropertyThatThePartIsFoundAsCounts() {
        assertThat(things("beta", "MeasuredThing")).containsExactlyInAnyOrder("Armenia", "Kazakhstan", "Belarus");
        assertThat(things("beta", "JudgedTopic")).containsExactlyInAnyOrder("Trade", "Energy");
    }

    @Test
    void aPredicateOrAMeasureGivesThePartAsWell() {
        assertThat(things("beta", "Neighbour")).containsExactlyInAnyOrder("SCO", "Belarus");
        assertThat(things("beta", "ControlledGood")).containsExactly("Uranium");
    }

    @Test
    void soDoesAManner() {
        assertThat(things("alpha", "Announcer")).containsExactly("Belarus");
        assertThat(things("beta", "Announcer")).isEmpty();
    }

    /** As a reader may ask about: what is denied, and in which relation it is. */
    @Test
    void deniedClaimsCount() {
        assertThat(things("beta", "StatedRelation")).containsExactlyInAnyOrder("dependsOn", "borders");
    }

    @Test
    void noSourceSpeaksForAnother() {
        assertThat(things("alpha", "PositionHolder")).isEmpty();
        assertThat(quads).filteredOn(quad -> quad.getPredicate().equals(Names.term("appearsAs")))
                .isNotEmpty().allMatch(quad -> quad.getGraph().getURI().startsWith(Names.GRAPH + "derived/"));
    }

    private static Set<String> things(String source, String part) {
        return quads.stream().filter(quad -> quad.getGraph().equals(Names.graph("derived/" + source)) && quad.getPredicate().equals(Names.term("appearsAs")) && quad.getObject().equals(Names.concept(part)))
                .map(quad -> Names.local(quad.getSubject().getURI())).collect(Collectors.toSet());
    }
}
