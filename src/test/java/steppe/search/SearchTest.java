package steppe.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.query.RemoteEngine;
import steppe.serve.Server;
import steppe.web.Labels;

/** The search box over the graph of the repository, with its text index and, over HTTP, without one. */
class SearchTest {
    private static final Service SERVICE = Service.running();
    private static Server remote;

    @BeforeAll
    static void serveWithoutIndex() {
        RemoteEngine engine = new RemoteEngine(SERVICE.root() + "/sparql");
        remote = Server.start("localhost", 0, java.util.Optional.empty(), (config, turns) -> new Search(engine, SERVICE.questions(), new Labels(engine)).addTo(config));
    }

    @AfterAll
    static void stop() {
        remote.close();
    }

    /** In which language things go by their names is chosen by the reader's, at both addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"/search?q=SCO", "/search.json?q=SCO"})
    void whatIsChosenSaysByWhat(String path) throws Exception {
        String varies = String.join(", ", SERVICE.get(path, "application/json").headers().allValues("Vary"));
        assertThat(varies.split(", ")).contains("Accept-Language").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"Shanghai Forum, /id/SCO, Shanghai Forum", "ОДКБ, /id/CSTO, ОДКБ", "上合组织, /id/SCO, 上合组织", "Fairman, /id/WilliamFierman, Fairman", "одкб, /id/CSTO, ОДКБ",
        "oil products, /vocabulary/OilProducts, oil products"})
    void thingsAreFoundByAnyOfTheirNames(String words, String href, String matched) throws Exception {
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            JsonObject first = json(root, words).get("things").getAsArray().get(0).getAsObject();
            assertThat(first.getString("href")).isEqualTo(href);
            assertThat(first.getString("matched")).isEqualTo(matched);
            assertThat(first.getString("kind")).isNotEmpty();
        }
    }

    /** A document has a title too, a thing is of all the kinds that its own is a kind of, and a concept is in a scheme. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Shanghai Forum     | Shanghai Cooperation Organisation          | organisation | Organisation for security
            Conversation 2025  | The Conversation 2025, as copied by Daily8 | document     | Article of a political scientist
            petroleum products | oil products                               | topics       | Fuels and other goods
            """)
    void whatIsFoundGoesByItsLabelItsNarrowestKindAndItsDefinition(String words, String name, String kind, String definition) throws Exception {
        JsonObject first = json(SERVICE.root(), words).get("things").getAsArray().get(0).getAsObject();
        assertThat(first.getString("label")).isEqualTo(name);
        assertThat(first.getString("kind")).isEqualTo(kind);
        assertThat(first.getString("definition")).startsWith(definition);
    }

    @Test
    void thePageShowsKindNameDefinitionAndQuestions() throws Exception {
        String page = page("Shanghai Forum");
        assertThat(page).contains("href=\"/id/SCO\"", "Shanghai Cooperation Organisation", "called <span lang=\"en\" dir=\"auto\">Shanghai Forum</span>", "value=\"Shanghai Forum\"");
        assertThat(page("members")).contains("<h2 id=\"questions\">", "/question/members-of-both");
        assertThat(page("flows")).contains("<h2 id=\"claims\">", "/claim/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/id", "/search", "/document", "/question/members-of-both", "/id/SCO.html", "/nothing-here"})
    void theBoxIsOnEveryPage(String path) throws Exception {
        assertThat(SERVICE.get(path, "text/html").body()).contains("action=\"/search\"", "id=\"find\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "-", "/", "\" OR 1", "/[^x]{1000}{1000}/", "}", "\\", "<script>alert(1)</script>", "a~2 b^9 && ||"})
    void whatIsTypedIsOnlyWords(String words) throws Exception {
        assertThat(page(words)).doesNotContain("<script>alert");
        assertThat(json("http://localhost:" + remote.port(), words).get("query").getAsString().value()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"SCO founders, founders, false", "When was the SCO founded?, founders, false", "trade target Uzbekistan, trade-targets, false", "sanctions evasion, sanctions-and-reexports, false",
        "foreign minister of India, office-holders, false", "who founded, founders, true"})
    void aQuestionIsFoundByWordsOfItsKind(String words, String question, boolean whole) throws Exception {
        JsonObject found = json(SERVICE.root(), words);
        assertThat(found.get("questions").getAsArray()).extracting(it -> it.getAsObject().getString("href")).contains("/question/" + question);
        assertThat(found.getBoolean("questionsHoldAllWords")).isEqualTo(whole);
        assertThat(page(words)).contains("/question/" + question, whole ? ">Questions</h2>" : ">Questions that hold some of these words</h2>");
    }

    @ParameterizedTest
    @CsvSource({"CSTO failed to act, interventions", "trade target Uzbekistan, trade-targets", "Belt and Road launched, initiatives-of"})
    void theBestQuestionComesFirst(String words, String question) throws Exception {
        assertThat(json(SERVICE.root(), words).get("questions").getAsArray().get(0).getAsObject().getString("href")).isEqualTo("/question/" + question);
    }

    @Test
    void whereNothingHoldsAllWordsSomeAreEnough() throws Exception {
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            JsonObject found = json(root, "deaths at Crocus");
            assertThat(found.getBoolean("thingsHoldAllWords")).isFalse();
            assertThat(found.get("things").getAsArray()).extracting(it -> it.getAsObject().getString("href")).contains("/id/CrocusCityHallAttack");
            assertThat(json(root, "Crocus").getBoolean("thingsHoldAllWords")).isTrue();
            assertThat(json(root, "What is in the Chinese peace plan, exactly?").get("things").getAsArray().get(0).getAsObject().getString("href")).isEqualTo("/id/ChinesePeacePlan");
            assertThat(json(root, "Turkey's prospects").get("things").getAsArray().get(0).getAsObject().getString("href")).isEqualTo("/id/Turkey");
        }
        assertThat(page("deaths at Crocus")).contains("No name holds all of these words; these hold some");
    }

    /** Claims that say it in these words do not hide what it is about. */
    @Test
    void whoAsksInASentenceFindsWhatIsNamedInIt() throws Exception {
        JsonObject found = json(SERVICE.root(), "who leads the CSTO");
        assertThat(found.get("claims").getAsArray()).isNotEmpty();
        assertThat(found.get("things").getAsArray()).extracting(it -> it.getAsObject().getString("href")).contains("/id/CSTO");
        assertThat(found.getBoolean("thingsHoldAllWords")).isFalse();
        assertThat(page("who leads the CSTO")).containsSubsequence("id=\"claims\"", "id=\"things\"");
        assertThat(page("Kazakhstan")).containsSubsequence("id=\"things\"", "id=\"claims\"");
    }

    /** Every row shows where it comes from and when it holds: two documents may say it in the same words. */
    @Test
    void whatIsSaidBearsItsDocumentItsPlaceAndItsTime() throws Exception {
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            JsonArray claims = json(root, "Kazakhstan CSTO").get("claims").getAsArray();
            assertThat(claims).extracting(it -> it.getAsObject().getString("holds")).contains("since 2002-10-07");
            assertThat(claims).isNotEmpty().allSatisfy(it -> {
                assertThat(it.getAsObject().getString("document")).startsWith("https://w3id.org/steppe/document/");
                assertThat(it.getAsObject().getString("place")).matches(".+, characters \\d+–\\d+|Reference rosters");
                assertThat(it.getAsObject().getString("issued")).matches("\\d{4}-\\d{2}-\\d{2}");
            });
        }
        assertThat(page("Gazprom is to deliver gas to Uzbekistan")).contains("class=\"mark mark-announced\"");
        assertThat(page("Kazakhstan CSTO")).containsPattern("<a href=\"/document/[^\"]+#char=\\d+,\\d+\">[^<]+, characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Putin visited Turkmenistan.                                  | true
            Niva Yau is a specialist on Chinese-Central Asian relations. | false
            """)
    void whatOthersContradictIsDisputedUntilItIsDecided(String claim, boolean disputed) throws Exception {
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            JsonObject first = json(root, claim).get("claims").getAsArray().get(0).getAsObject();
            assertThat(first.getString("label")).isEqualTo(claim);
            assertThat(first.get("marks").toString().contains("disputed")).isEqualTo(disputed);
        }
    }

    @Test
    void theShorterOfTwoNamesThatHoldTheWordsComesFirst() throws Exception {
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            assertThat(json(root, "security").get("things").getAsArray()).extracting(it -> it.getAsObject().getString("matched"))
                    .containsSubsequence("security", "security guarantees", "border security", "Collective Security Treaty Organization", "To whom do Central Asian states look for security?");
        }
    }

    /** As some keyboards and file names have them: a letter, and its mark as another. */
    @Test
    void lettersMayComeInParts() throws Exception {
        String words = Normalizer.normalize("Китай", Normalizer.Form.NFD);
        assertThat(words).hasSize(6);
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            assertThat(json(root, words).get("things").getAsArray()).extracting(it -> it.getAsObject().getString("href")).contains("/id/China");
        }
    }

    @Test
    void whatIsOverruledIsStruckOut() throws Exception {
        assertThat(page("some experts foresee open debate")).contains("<s><a href=\"/claim/astana-2024-6580a\"");
        assertThat(page("Kazakhstan CSTO")).doesNotContain("<s>");
    }

    @ParameterizedTest
    @CsvSource({"color revolutions, /vocabulary/ColorRevolutions", "petroleum products, /vocabulary/OilProducts", "private security companies, /vocabulary/PrivateSecurity",
        "favorability, /vocabulary/Favourability", "NATO expansion, /vocabulary/NatoEnlargement", "external interference, /vocabulary/ForeignInterference", "renewables, /vocabulary/RenewableEnergy",
        "military drills Kyrgyzstan, /id/CSTOExercisesKyrgyzstan2022", "labor migrants, /id/CentralAsianMigrants", "New Silk Road, /id/BeltAndRoadInitiative"})
    void topicsAreFoundInTheWordsOfTheDocuments(String words, String href) throws Exception {
        assertThat(json(SERVICE.root(), words).get("things").getAsArray().get(0).getAsObject().getString("href")).isEqualTo(href);
    }

    @ParameterizedTest
    @CsvSource({"electronic components, astana-2024-4869b", "intermediaries Central Asia, astana-2024-4838a", "145 killed, astana-2024-5494a", "shortcut trade, astana-2024-7248a", "decoupling, two-years-2024-2166c",
        "outside interference, two-years-2024-4156a", "three evils, cepa-2025-4717d", "irreparable consequences, cepa-2025-29486a", "stakeholders, cepa-2025-30476c", "cancelled drills, cepa-2025-28619a",
        "foreign security companies, cepa-2025-24818a", "fuel shortages, cepa-2025-15912a"})
    void claimsAreFoundInTheWordsThatTheirReadersUse(String words, String claim) throws Exception {
        assertThat(json(SERVICE.root(), words).get("claims").getAsArray()).extracting(it -> it.getAsObject().getString("href")).contains("/claim/" + claim);
    }

    /** Else a common word would make a page of everything, and a program would take what is shown for all there is. */
    @Test
    void theBestAreShownAndAllAreCounted() throws Exception {
        JsonObject found = json(SERVICE.root(), "co");
        assertThat(found.get("things").getAsArray()).hasSize(50);
        assertThat(found.get("claims").getAsArray()).hasSize(20);
        assertThat(found.get("total").getAsNumber().value().intValue()).isGreaterThan(50);
        assertThat(found.get("totalClaims").getAsNumber().value().intValue()).isGreaterThan(20);
        assertThat(found.get("claims").getAsArray()).allSatisfy(claim -> assertThat(claim.getAsObject().getString("href")).startsWith("/claim/"));
    }

    @Test
    void aWordThatIsSaidTwiceIsOneWord() throws Exception {
        for (String root : new String[] {SERVICE.root(), "http://localhost:" + remote.port()}) {
            JsonObject found = json(root, "Kazakhstan kazakhstan");
            assertThat(found.get("things").getAsArray()).extracting(it -> it.getAsObject().getString("iri")).contains("https://w3id.org/steppe/id/Kazakhstan");
            assertThat(found.getBoolean("thingsHoldAllWords")).isTrue();
        }
    }

    /** As the address says, or else the browser; and no language that there is none of. */
    @ParameterizedTest
    @CsvSource({"lang=ru, en, Казахстан, Казахстан", "lang=xx, ru, Казахстан, Казахстан", "lang=en, ru, Kazakhstan, Казахстан", "n=1, 'xx, zh', 哈萨克斯坦, Казахстан"})
    void namesAreInTheLanguageOfTheReader(String parameter, String accepted, String name, String matched) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(SERVICE.root() + "/search?q=" + encode("Казахстан") + "&" + parameter))
                .header("Accept", "application/json").header("Accept-Language", accepted).build();
        HttpResponse<String> answer = java.net.http.HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonObject first = JSON.parse(answer.body()).get("things").getAsArray().get(0).getAsObject();
        assertThat(first.getString("label")).isEqualTo(name);
        assertThat(first.getString("matched")).isEqualTo(matched);
        assertThat(first.getString("lang")).isEqualTo("ru");
        assertThat(answer.headers().firstValue("Vary").orElse("").split(", ")).contains("Accept", "Accept-Language");
    }

    @Test
    void nothingFoundIsSaid() throws Exception {
        assertThat(page("xyzzyx")).contains("No label in this graph holds all of these words.").doesNotContain("these hold some");
        assertThat(json(SERVICE.root(), "xyzzyx zyxxyz").getBoolean("thingsHoldAllWords")).isTrue();
        assertThat(SERVICE.get("/search?q=", "text/html").statusCode()).isEqualTo(200);
        assertThat(SERVICE.get("/search?q=SCO", "image/png").statusCode()).isEqualTo(406);
    }

    private static String page(String words) throws Exception {
        HttpResponse<String> answer = SERVICE.get("/search?q=" + encode(words), "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static JsonObject json(String root, String words) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(root + "/search.json?q=" + encode(words))).build();
        var answer = java.net.http.HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.parse(answer.body());
    }

    private static String encode(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
