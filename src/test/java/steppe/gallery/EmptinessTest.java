package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.Service;
import steppe.query.SavedQuestions;
import steppe.query.Verified;
import steppe.serve.Server;
import steppe.web.Labels;

/** Empty answers to a question about two things, whose direct triple the graph has, lacks, or has a denial of. */
class EmptinessTest {
    private static final Service SERVICE = Service.running();
    private static Server server;

    @BeforeAll
    static void ask(@TempDir Path folder) throws Exception {
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
        Gallery gallery = new Gallery(SERVICE.engine(), questions, new Verified(questions, SERVICE.engine()), new Labels(SERVICE.engine()), Optional.empty());
        server = Server.start("localhost", 0, Optional.empty(), (config, turns) -> gallery.addTo(config));
    }

    @AfterAll
    static void stop() {
        server.close();
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
    }

    /** The graph ends with its snapshot; that day itself is in it. */
    @Test
    void aDayBehindTheEndOfTheGraphIsOutside() throws Exception {
        assertThat(SERVICE.get("/question/members-of-both?b=Atlantis&date=2025-07-01", "text/html").body()).contains("It ends with 2025-06-30, before 2025-07-01.");
        assertThat(SERVICE.get("/question/members-of-both?b=Atlantis&date=2025-06-30", "text/html").body()).contains("Outside what the graph covers.").doesNotContain("It ends with");
    }

    private static String page(String query) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + "/question/recognises" + query);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString()).body();
    }
}
