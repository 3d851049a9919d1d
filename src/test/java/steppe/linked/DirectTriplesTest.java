package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.World;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.store.StoreVersion;
import steppe.web.Passages;

/** The claims that a page names behind a direct triple, and the claims whose pages name one: those that the build made it from, and no others of the same headline. */
class DirectTriplesTest {
    @TempDir
    private Path folder;

    /** A claim b beside the claim a, which holds on the snapshot date, 2025-06-30. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steppe:when "2012/.."         | a b
            steppe:when "1993/1999"       | a
            steppe:when "2025-07-01/.."   | a
            steppe:when "2024/2025-06-30" | a b
            steppe:when "2024/2025-06-29" | a
            steppe:rank v:Preferred       | b
            steppe:rank v:Deprecated ; steppe:flag v:OutOfDate | a
            steppe:modality v:Announced   | a
            steppe:negated true           | a
            """)
    void onlyWhatHoldsOnTheSnapshotDateBacksATriple(String said, String backing) {
        String claims = claim("a", "steppe:when \"2002/..\"") + claim("b", said);
        assertThat(behind(claims, "Belarus")).containsExactly(backing.split(" "));
        assertThat(behind(claims, "CSTO")).as("the inverse").containsExactly(backing.split(" "));
        assertThat(leadingToTheirTriple(claims)).as("their own pages").containsExactly(backing.split(" "));
    }

    /** What happens at a time is said directly from that day on, on both their pages. */
    @ParameterizedTest
    @CsvSource({"2024-05-01, a", "2025-06-30, a", "2025-07-01, ''"})
    void whatDoesNotLastBacksATripleOnceItHasHappened(String day, String backing) {
        String visit = "claim:delta-0a a steppe:RelationClaim ; steppe:passage <delta#char=0,50> ; rdfs:label \"Armenia visited Belarus.\"@en ; "
                + "steppe:subject :Armenia ; steppe:predicate steppe:visited ; steppe:object :Belarus ; steppe:when \"" + day + "\" .\n";
        World world = World.drawnIn(folder.resolve("world")).document("delta", visit);
        assertThat(String.join(" ", leadingToTheirTriple(world, "a"))).isEqualTo(backing);
        assertThat(asked(world, engine -> new DirectTriples(engine, new Descriptions(engine).of(Kind.THING, Names.thing("Belarus"))).views().stream()
                .map(direct -> direct.subject().text()).filter("Armenia"::equals).toList())).hasSize(backing.length());
    }

    /** What another source decides leaves this one's claims as they are. */
    @Test
    void aPreferredClaimDecidesForItsOwnSource() {
        World world = World.drawnIn(folder.resolve("world")).with("triples/curation.ttl", "claim:reference-CSTO-Belarus steppe:rank v:Preferred .").document("delta", claim("a", "steppe:when \"2002/..\""));
        assertThat(behind(world, "Belarus")).containsExactly("a", "reference-CSTO-Belarus");
        assertThat(leadingToTheirTriple(world, "a")).as("its own page").containsExactly("a");
    }

    /** Belarus is a member of the CSTO; that the CSTO has it as a member says the same. */
    @Test
    void anIncomingTripleIsNotRepeatedWhereItsInverseIsShown() {
        assertThat(asked(World.drawnIn(folder), engine -> new DirectTriples(engine, new Descriptions(engine).of(Kind.THING, Names.thing("Belarus"))).views().stream()
                .map(direct -> direct.subject().text() + " " + direct.property().text()).toList())).containsExactly("Belarus member of", "Belarus member of");
        assertThat(asked(World.drawnIn(folder.resolve("again")), engine -> new DirectTriples(engine, new Descriptions(engine).of(Kind.THING, Names.thing("CSTO"))).views().stream()
                .map(direct -> direct.property().text()).distinct().toList())).containsExactly("has member");
    }

    @Test
    void anIncomingTripleWithoutAnInverseIsShown() {
        String visit = "claim:delta-0a a steppe:RelationClaim ; steppe:passage <delta#char=0,50> ; rdfs:label \"Armenia visited Belarus.\"@en ; steppe:subject :Armenia ; steppe:predicate steppe:visited ; steppe:object :Belarus .\n";
        assertThat(asked(World.drawnIn(folder).document("delta", visit), engine -> new DirectTriples(engine, new Descriptions(engine).of(Kind.THING, Names.thing("Belarus"))).views().stream()
                .map(direct -> direct.subject().text() + " " + direct.object().text()).toList())).contains("Armenia Belarus");
    }

    /** Whoever borders is bordered. */
    @Test
    void aSymmetricTripleIsShownFromBothSidesAndOnce() {
        String border = "claim:delta-0a a steppe:RelationClaim ; steppe:passage <delta#char=0,50> ; rdfs:label \"Armenia borders Belarus.\"@en ; steppe:subject :Armenia ; steppe:predicate steppe:borders ; steppe:object :Belarus .\n";
        assertThat(asked(World.drawnIn(folder).document("delta", border), engine -> new DirectTriples(engine, new Descriptions(engine).of(Kind.THING, Names.thing("Belarus"))).views().stream()
                .map(direct -> direct.subject().text() + " " + direct.object().text()).filter(text -> text.contains("Armenia")).toList())).containsExactly("Belarus Armenia");
    }

    private static String claim(String letter, String said) {
        return "claim:delta-0" + letter + " a steppe:MembershipClaim ; steppe:passage <delta#char=0,50> ; rdfs:label \"Belarus is in the CSTO, " + letter + ".\"@en ; "
                + "steppe:subject :Belarus ; steppe:predicate steppe:memberOf ; steppe:object :CSTO ; " + said + " .\n";
    }

    private List<String> behind(String claims, String thing) {
        return behind(World.drawnIn(folder.resolve(thing)).document("delta", claims), thing).stream().filter(claim -> !claim.startsWith("reference")).toList();
    }

    private static List<String> behind(World world, String thing) {
        return asked(world, engine -> new DirectTriples(engine, new Descriptions(engine).of(Kind.THING, Names.thing(thing))).views().stream()
                .filter(direct -> Stream.of(direct.subject(), direct.object()).map(View.Value::href).toList().containsAll(List.of("/id/Belarus", "/id/CSTO")))
                .flatMap(direct -> direct.claims().stream()).map(claim -> claim.href().replaceFirst("^/claim/(delta-0)?", "")).distinct().sorted().toList());
    }

    private List<String> leadingToTheirTriple(String claims) {
        return leadingToTheirTriple(World.drawnIn(folder.resolve("claims")).document("delta", claims), "a", "b");
    }

    private static List<String> leadingToTheirTriple(World world, String... letters) {
        ClaimPages pages = new ClaimPages(new Passages(Optional.empty(), 10));
        return asked(world, engine -> Stream.of(letters).filter(letter -> {
            Address address = Address.of(Kind.CLAIM, "delta-0" + letter);
            View.Claim page = pages.page(address, new Descriptions(engine).of(Kind.CLAIM, address.iri().orElseThrow()));
            return page.follows().stream().anyMatch(fact -> fact.property().text().equals("direct triple"));
        }).toList());
    }

    private static List<String> asked(World world, Function<Engine, List<String>> question) {
        DatasetGraph dataset = world.builtIn(world.root().resolve("store")).dataset();
        try {
            return question.apply(new LocalEngine(dataset, "test", () -> { }));
        } finally {
            StoreVersion.close(dataset);
        }
    }
}
