package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.query.Scope;

/** What leads on from the pages of the repository's own graph: disagreements, what only a document says, and questions. */
class StoryTest {
    private static final Service SERVICE = Service.running();

    @Test
    void allDisagreementsStandSideBySideByKind() throws Exception {
        String page = page("/disagreements");
        assertThat(page).contains("aria-current=\"page\">Disagreements", "id=\"OpinionDisagreement\"", "id=\"Disagreement-UraniumControl\"", "/claim/conversation-2025-782a", "/claim/different-truths-2025-434a", "decides it");
        long articles = Pattern.compile("<article class=\"conflict\"").matcher(page).results().count();
        long declared = SERVICE.get("/question/disagreements.csv", "*/*").body().lines().skip(1).map(line -> line.split(",")[0]).distinct().count();
        assertThat(articles).isEqualTo(declared);
    }

    @Test
    void opinionsAreNeverResolved() throws Exception {
        String opinions = page("/disagreements").split("id=\"OpinionDisagreement\"")[1];
        assertThat(opinions).contains("<strong>Not resolved:</strong>").doesNotContain("<strong>Resolved.</strong>", "decides it");
    }

    @Test
    void aDocumentTellsWhatOnlyItSaysAndWhatContradictsIt() throws Exception {
        String page = page("/document/different-truths-2025.html");
        assertThat(page).containsPattern("<strong>\\d+ claims</strong>. They make \\d+ headlines").contains("What the sources disagree about", "id=\"Disagreement-UraniumControl\"");
    }

    /** Counted here in another way. */
    @Test
    void whatOnlyADocumentSaysIsCountedOnce() throws Exception {
        String headlines = "<https://w3id.org/steppe/document/conversation-2025> steppe:originGroup ?origin . ?claim steppe:document <https://w3id.org/steppe/document/conversation-2025> ; steppe:headline ?headline";
        String elsewhere = " MINUS { ?other steppe:headline ?headline ; steppe:document/steppe:originGroup ?group . <https://w3id.org/steppe/document/conversation-2025> steppe:originGroup ?own FILTER (?group != ?own) }";
        assertThat(page("/document/conversation-2025.html")).contains("They make " + count(headlines) + " headlines", "; <strong>" + count(headlines + elsewhere) + "</strong> of these");
    }

    /** What is only derived has an example as well. */
    @ParameterizedTest
    @CsvSource({"memberOf, Armenia member of", "MembershipClaim, China has belonged to the SCO"})
    void aTermOfTheOntologyHasAnExampleWhereverItStands(String term, String words) throws Exception {
        String section = page("/ontology.html").split("<h3 id=\"" + term + "\"")[1].split("<h3")[0];
        assertThat(section.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ")).contains("In the graph: " + words);
    }

    /** Of a property that the ontology leaves open: that things have it makes it none of claims. */
    @Test
    void theCoreOfAClaimHasOnlyWhatClaimsHave() throws Exception {
        String core = page("/ontology.html").split("<h3 id=\"diagram-core\"")[1].split("<h2")[0];
        assertThat(core).contains("href=\"#subject\"", "href=\"#topic\"").doesNotContain("href=\"#ledBy\"", "href=\"#modelFor\"");
    }

    private static int count(String pattern) {
        var query = QueryFactory.create("PREFIX steppe: <https://w3id.org/steppe/ontology#> SELECT (COUNT(DISTINCT ?headline) AS ?n) { " + pattern + " }");
        return Integer.parseInt(SERVICE.engine().select(query, Scope.all()).bindings().get(0).get("n").getLiteralLexicalForm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/SCO.html", "/id/Kazakhstan.html", "/id/ChinaKyrgyzstanUzbekistanRailway.html", "/document/cepa-2025.html"})
    void everyQuestionThatIsOfferedIsAnswered(String path) throws Exception {
        String section = page(path).split("aria-labelledby=\"asks\"")[1].split("</section>")[0];
        var questions = Pattern.compile("href=\"(/question/[^\"]+)\"").matcher(section).results().map((MatchResult match) -> match.group(1)).toList();
        assertThat(questions).hasSizeGreaterThan(3);
        for (String question : questions) assertThat(SERVICE.get(question.replace("&amp;", "&"), "text/csv").statusCode()).as(question).isEqualTo(200);
    }

    @Test
    void datesAreIsoAndPlacesAreForMaps() throws Exception {
        String page = page("/id/SCO.html");
        assertThat(page).contains("since 2001", "also called").doesNotContain("lat</", "long</", "alt label").doesNotContainPattern("\\d (January|June|July|December) \\d{4}<");
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = SERVICE.get(path, "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
