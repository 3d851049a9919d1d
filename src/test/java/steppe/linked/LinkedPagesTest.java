package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedPagesTest {
    private static Site site;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        site = Site.in(folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void anEntityShowsWhatIsSaidOfItAndWhy() throws Exception {
        String page = page("/id/Belarus.html");
        assertThat(page).contains("<h1>Belarus</h1>").contains("Беларусь").contains("白俄罗斯").contains("A state.").contains(">BY<");
        assertThat(page).contains("<h2 id=\"memberships\">Memberships</h2>").contains("href=\"/claim/reference-SCO-Belarus\"").contains("since 2024-07-04");
        assertThat(page).contains("attributed to Sergei Lavrov").contains("announced").contains("href=\"/document/alpha#char=70,120\"").contains("href=\"/document/reference/list\"");
        assertThat(page).contains("<h2 id=\"direct\">Direct triples</h2>").contains("why: 1 claim").contains("<h2 id=\"periods\">Timeline</h2>").contains("from 2024-07-04");
    }

    @Test
    void whatIsOverruledComesLast() throws Exception {
        assertThat(page("/id/Belarus.html").split("id=\"memberships\"")[1]).containsSubsequence("/claim/alpha-70a", "/claim/reference-SCO-Belarus", "<s><a href=\"/claim/gamma-10a\"");
    }

    @Test
    void directTriplesRestOnBackingClaimsOnly() throws Exception {
        String direct = page("/id/Belarus.html").split("id=\"direct\"")[1];
        assertThat(direct).contains("/claim/reference-SCO-Belarus").contains("/claim/reference-CSTO-Belarus").doesNotContain("/claim/alpha-70a").doesNotContain("/claim/gamma-10a");
        assertThat(page("/id/SCO.html").split("id=\"direct\"")[1]).contains("has member").contains("/claim/alpha-10a");
    }

    @Test
    void aClaimShowsItsPassageByCodePoints() throws Exception {
        String page = page("/claim/gamma-10a.html");
        String marked = new String(Site.TEXT.codePoints().skip(10).limit(25).toArray(), 0, 25).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(page).contains("<mark>" + marked + "</mark>").contains("😀😀 First");
    }

    /** There is a folder of texts, without that of alpha. */
    @Test
    void aClaimWithoutItsPassageSaysWhy() throws Exception {
        assertThat(page("/claim/alpha-10a.html")).doesNotContain("<mark>").contains("The document's text is not at hand, so the passage is not shown.");
        assertThat(page("/claim/gamma-10a.html")).doesNotContain("is not shown");
    }

    @Test
    void aClaimShowsHowItRanksAndWithWhatItDisagrees() throws Exception {
        String page = page("/claim/gamma-10a.html");
        assertThat(page).contains("negated").contains("deprecated").contains("Known to be wrong or superseded").contains("href=\"/claim/reference-SCO-Belarus\"").contains("2024-10");
        assertThat(page).contains("Is Belarus in the SCO?").contains("The roster decides.").contains("href=\"/claim/alpha-70a\"");
        assertThat(page("/claim/reference-SCO-Belarus.html")).contains("corrects").contains("direct triple").contains("/timeline/reference/Belarus-memberOf-SCO-2024-07-04").contains("A list");
    }

    @Test
    void aDocumentListsItsClaimsAndItsPassagesAreAnchors() throws Exception {
        String page = page("/document/alpha.html");
        assertThat(page).contains("2024-01-10").contains("id=\"char=10,60\"").contains("id=\"char=70,120\"");
        assertThat(page.indexOf("id=\"char=10,60\"")).isLessThan(page.indexOf("id=\"char=70,120\""));
        assertThat(page("/document/reference/list.html")).contains("Belarus has been in the SCO");
    }

    @Test
    void theOntologyIsReadable() throws Exception {
        String page = page("/ontology.html");
        assertThat(page).contains("id=\"memberOf\"").contains("id=\"MembershipClaim\"").contains("Is a full member of an organisation").contains("In the graph:");
        assertThat(page).contains("1.3 The core of a claim").contains("<svg").contains("href=\"/ontology.ttl\"").contains("href=\"/ontology.rdf\"").contains("href=\"/ontology.jsonld\"").contains("href=\"/ontology.nt\"");
        assertThat(page).contains("6 Reused vocabularies").contains("PROV-O").contains(">CC BY 4.0<").doesNotContain("preferred namespace").doesNotContain(">type<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /id         | href="/id/SCO"
            /document   | href="/document/alpha"
            /vocabulary | href="/vocabulary/FullMember"
            /vocabulary | >full member<
            """)
    void listsLeadToAll(String path, String link) throws Exception {
        assertThat(page(path)).contains(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claim/gamma-10a.html", "/document/gamma.html", "/id/Belarus.html", "/id/Disagreement-Belarus.html"})
    void hostileTextIsText(String path) throws Exception {
        String page = page(path);
        assertThat(page).doesNotContain("<script").doesNotContain("<img").doesNotContain("href=\"javascript").contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/SCO.html", "/claim/alpha-10a.html", "/document/gamma.html", "/ontology.html", "/vocabulary/FullMember.html", "/graph/derived/alpha.html",
            "/timeline/reference/Belarus-memberOf-SCO-2024-07-04.html"})
    void linksWithinStayWithinAndIdsAreUnique(String path) throws Exception {
        String page = page(path);
        assertThat(page).doesNotContain("href=\"https://w3id.org/steppe/").doesNotContain("style=\"").contains("lang=\"en\"");
        var ids = java.util.regex.Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    /** The narrowest kind, the names of what is pointed to, and what stands near: each is asked for by a part of a query of its own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /id/SCO.html                                             | alliance Shanghai Cooperation Organisation Шанхайская
            /vocabulary/FullMember.html                              | broader member in scheme roles
            /timeline/reference/Belarus-memberOf-SCO-2024-07-04.html | Memberships Belarus has been in the SCO since 4 July 2024. since 2024-07-04 Rosters A list
            /claim/reference-SCO-Belarus.html                        | cited source A list publisher A press
            /claim/reference-SCO-Belarus.html                        | role full member
            /claim/reference-SCO-Belarus.html                        | basis of the date stated
            /claim/reference-SCO-Belarus.html                        | periods Belarus, member of, Shanghai Cooperation Organisation, from 2024-07-04
            /document/gamma.html                                     | origin group G SHA-256 56
            /document/gamma.html                                     | 1 claim . It makes 1 headline (
            /document/alpha.html                                     | They make 2 headlines (who, relation, whom); 1 of these (50
            /disagreements                                           | Belarus has been in the SCO since 4 July 2024. Rosters A list since 2024-07-04 ✓ decides it
            /id/Disagreement-Belarus.html                            | resolved by Belarus has been in the SCO since 4 July 2024.
            /graph/alpha.html                                        | Named by subset steppe/
            /id                                                      | alliance Collective Security Treaty Organization · Shanghai Cooperation Organisation disagreement Is Belarus
            """)
    void aPageSaysWhatStandsNear(String path, String text) throws Exception {
        assertThat(page(path).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ")).contains(text);
    }

    /** Statements of other things, without which the data would only point to them. */
    @Test
    void theDataSayWhereAClaimStandsAndWhatRestsOnIt() throws Exception {
        assertThat(site.get("/claim/reference-SCO-Belarus.ttl", "*/*").body()).contains("A press").containsPattern("Belarus-memberOf-SCO-2024-07-04>\\s+a ").contains("steppe:correctedBy");
        assertThat(site.get("/claim/gamma-10a.ttl", "*/*").body()).contains("The roster decides.", "char=10,35>", "TextPositionSelector", "Gamma");
        assertThat(site.get("/document/gamma.ttl", "*/*").body()).contains("char=10,35>", "oa:hasSelector", "TextPositionSelector");
        assertThat(site.get("/graph/alpha.nt", "*/*").body()).contains("<https://w3id.org/steppe/graph/alpha> <http://rdfs.org/ns/void#triples>");
    }

    /** Each once, where it belongs. */
    @Test
    void nothingIsSaidTwice() throws Exception {
        assertThat(page("/document/gamma.html")).as("passages are no things that name it").doesNotContain("id=\"mentions\"");
        assertThat(page("/id")).as("each thing stands under its narrowest class").doesNotContain("href=\"/ontology#Organization\"");
        assertThat(page("/id/Belarus.html").split("id=\"conflicts\"")[0]).as("what is derived has a section of its own").doesNotContain("href=\"/ontology#memberOf\"");
    }

    private static String page(String path) throws Exception {
        var answer = site.get(path, "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
