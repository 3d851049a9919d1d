package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.Service;
import steppe.World;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.SavedQuestions;
import steppe.query.Verified;
import steppe.serve.Server;
import steppe.store.StoreVersion;
import steppe.web.Labels;

/** Empty answers to a question about two things, whose direct triple the graph has, lacks, or has a denial of. */
class EmptinessTest {
    private static final Service SERVICE = Service.running();
    private static Server server;
    private static Server drawn;

    @BeforeAll
    static void ask(@TempDir Path folder, @TempDir Path world) throws Exception {
        Files.writeString(folder.resolve("recognises.rq"), """
                #+ title: Recognition
                #+ sentence: "Does {who} recognise {what}?"
                #+ theme: Positions
                #+ parameters:
                #+   who: {label: who, type: iri}
                #+   what: {label: what, type: iri}
                PREFIX : <https://w3id.org/steppe/id/>
                PREFIX steppe: <https://w3id.org/steppe/ontology#>
                SELECT ?who ?what ?claim
                WHERE {
                  VALUES ?who { :Russia }
                  VALUES ?what { :Abkhazia }
                  ?who steppe:recognizes ?what .
                  ?claim steppe:subject ?who ; steppe:predicate steppe:recognizes ; steppe:object ?what ; steppe:negated false
                }
                """);
        SavedQuestions questions = SavedQuestions.read(folder).orElseThrow();
        server = serve(SERVICE.engine(), questions);
        drawn = serve(denying(world), questions);
    }

    private static Server serve(Engine engine, SavedQuestions questions) {
        Gallery gallery = new Gallery(engine, questions, new Verified(questions, engine), new Labels(engine), Optional.empty());
        return Server.start("localhost", 0, Optional.empty(), (config, turns) -> gallery.addTo(config));
    }

    /** Three claims: one negates, and speaks of others besides; one is a denial; one is about another relation. */
    private static Engine denying(Path folder) {
        String claims = """
                claim:delta-0a a steppe:RelationClaim ; steppe:passage <delta#char=0,50> ; rdfs:label "No recognition."@en ; steppe:subject :Armenia ; steppe:predicate steppe:recognizes ;
                  steppe:object :Belarus ; steppe:negated true ; steppe:about :CSTO ; steppe:within :SCO ; steppe:party :Press .
                claim:delta-0b a steppe:RelationClaim ; steppe:passage <delta#char=0,50> ; rdfs:label "Denied."@en ; steppe:subject :Armenia ; steppe:predicate steppe:recognizes ;
                  steppe:object :Kazakhstan ; steppe:modality v:Denied .
                claim:delta-0c a steppe:RelationClaim ; steppe:passage <delta#char=0,50> ; rdfs:label "No dependence."@en ; steppe:subject :Armenia ; steppe:predicate steppe:dependsOn ;
                  steppe:object :SergeiLavrov ; steppe:negated true .
                """;
        DatasetGraph dataset = World.drawnIn(folder).document("delta", claims).builtIn(folder.resolve("store")).dataset();
        return new LocalEngine(dataset, "drawn", () -> StoreVersion.close(dataset));
    }

    @AfterAll
    static void stop() {
        server.close();
        drawn.close();
    }

    /** As object, as what it is about, within which, or as a party of it; negated or denied. */
    @ParameterizedTest
    @CsvSource({"Belarus, true", "CSTO, true", "SCO, true", "Press, true", "Kazakhstan, true", "SergeiLavrov, false"})
    void aDenialNamesBothInWhateverPart(String what, boolean contradicted) throws Exception {
        assertThat(page(drawn, "?who=Armenia&what=" + what).contains("<strong>Contradicted.</strong>")).isEqualTo(contradicted);
    }

    @Test
    void aDenialIsShownWithItsEvidence() throws Exception {
        String page = page("?who=Kazakhstan&what=AnnexationOfDonetskLuhansk");
        assertThat(page).contains("<strong>Contradicted.</strong>", "/claim/cepa-2025-", "says that it is not so");
    }

    @Test
    void aDenialOfAnotherPairIsNone() throws Exception {
        assertThat(page("?who=Uzbekistan&what=AnnexationOfDonetskLuhansk")).contains("<strong>Not stated.</strong>").doesNotContain("Contradicted");
    }

    @Test
    void sourcesThatDenyNothingContradictNothing() throws Exception {
        assertThat(page("?who=Kazakhstan&what=AnnexationOfDonetskLuhansk&sources=different-truths-2025")).contains("<strong>Not stated.</strong>").doesNotContain("Contradicted");
    }

    @Test
    void whatNobodySpeaksOfIsOutside() throws Exception {
        assertThat(page("?who=Kazakhstan&what=Atlantis")).contains("Outside what the graph covers.", "No claim in it speaks of :Atlantis.").doesNotContain("speaks of Kazakhstan");
        assertThat(page("?who=Kazakhstan&what=ExBulletin")).as("that it published a source is no claim").contains("No claim in it speaks of ExBulletin.");
    }

    /** The graph ends with its snapshot; that day itself is in it. */
    @Test
    void aDayBehindTheEndOfTheGraphIsOutside() throws Exception {
        assertThat(SERVICE.get("/question/members-of-both?b=Atlantis&date=2025-07-01", "text/html").body()).contains("It ends with 2025-06-30, before 2025-07-01.");
        assertThat(SERVICE.get("/question/members-of-both?b=Atlantis&date=2025-06-30", "text/html").body()).contains("Outside what the graph covers.").doesNotContain("It ends with");
    }

    private static String page(String query) throws Exception {
        return page(server, query);
    }

    private static String page(Server server, String query) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + "/question/recognises" + query);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString()).body();
    }
}
