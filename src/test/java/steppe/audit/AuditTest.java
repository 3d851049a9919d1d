package steppe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Invalid;
import steppe.model.Texts;

class AuditTest {
    @TempDir
    private Path folder;
    private MadeUp world;

    @BeforeEach
    void draw() throws IOException {
        world = new MadeUp(folder);
    }

    @Test
    void theSegmentsAreTheTextHoweverPassagesNestAndOverlap() {
        String text = "Belarus joined the club of six states.";
        world.document("gamma", text).claim("gamma", "Belarus joined the club", "a", "").claim("gamma", "the club of six", "a", "")
                .claim("gamma", "club", "a", "").claim("gamma", "Belarus joined the club", "b", "");
        Paragraph paragraph = audit("gamma").paragraphs().get(0);
        assertThat(paragraph.segments()).extracting(Segment::text).containsExactly("Belarus joined ", "the ", "club", " of six", " states.");
        assertThat(paragraph.segments()).extracting(Segment::depth).containsExactly(1, 2, 3, 1, 0);
        assertThat(paragraph.segments().get(2).closing()).extracting(ClaimCard::name).containsExactly("claim:gamma-0a", "claim:gamma-0b", "claim:gamma-19a");
        assertThat(paragraph.claims()).extracting(ClaimCard::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void offsetsAreCodePointsAlsoBeyondTheBasicPlane() {
        world.document("gamma", "𐰴𐰀𐰔 🐎 rode. Belarus 🐫 joined.").claim("gamma", "Belarus 🐫 joined", "a", "");
        Audit audit = audit("gamma");
        assertThat(audit.paragraphs().get(0).claims()).extracting(ClaimCard::brief).containsExactly("Belarus 🐫 joined");
        assertThat(audit.bare()).extracting(Sentence::text).containsExactly("𐰴𐰀𐰔 🐎 rode.");
        assertThat(audit.bare().get(0).range()).isEqualTo(new Range(0, 11));
    }

    @Test
    void sentencesWithoutAClaimAreListedHeadingsAreNot() {
        world.document("gamma", "A heading\n\nBelarus joined. Nobody left.\nWho next?").claim("gamma", "Belarus joined", "a", "");
        Audit audit = audit("gamma");
        assertThat(audit.bare()).extracting(Sentence::text).containsExactly("Nobody left.");
        assertThat(audit.bare()).extracting(Sentence::line).containsExactly(3);
        assertThat(audit.summary()).isEqualTo(new Summary(1, 0, 2, 1, 32));
    }

    @Test
    void anInitialEndsNoSentenceAndANoteHidesNone() {
        world.document("gamma", "Mr. Ivan I. Ivanov spoke.12 “Nobody” heard 3.1 million words.7 So be it.");
        assertThat(audit("gamma").bare()).extracting(Sentence::text)
                .containsExactly("Mr. Ivan I. Ivanov spoke.12", "“Nobody” heard 3.1 million words.7", "So be it.");
    }

    @Test
    void thePageAroundTheArticleDoesNotCount() {
        world.document("gamma", "Buy this now, it is cheap.\nBelarus joined the club.\nAnd that, too.", "Belarus joined the club.").claim("gamma", "Belarus joined", "a", "");
        Audit audit = audit("gamma");
        assertThat(audit.paragraphs()).extracting(Paragraph::inside).containsExactly(false, true, false);
        assertThat(audit.summary().sentences()).isEqualTo(1);
    }

    @Test
    void aPassageOverTwoLinesIsMarkedInBothAndShownBesideTheFirst() {
        world.document("gamma", "It was Belarus.\nIt joined the club.").claim("gamma", "Belarus.\nIt joined", "a", "");
        Audit audit = audit("gamma");
        assertThat(audit.paragraphs()).extracting(paragraph -> paragraph.claims().size()).containsExactly(1, 0);
        assertThat(audit.paragraphs().get(1).segments()).extracting(Segment::depth).containsExactly(1, 0);
        assertThat(audit.bare()).isEmpty();
    }

    @Test
    void aClaimShowsWhatEveryGraphSaysOfIt() {
        world.document("gamma", "Belarus joined the club.").claim("gamma", "Belarus joined", "a",
                "; rdfs:label \"Belarus is in the SCO.\"@en ; steppe:modality v:Announced ; steppe:attributedTo :SergeiLavrov ; steppe:when \"2024\"")
                .with("triples/curation.ttl", "claim:gamma-0a steppe:rank v:Deprecated ; steppe:flag v:OutOfDate ; steppe:note \"Long ago.\"@en .");
        ClaimCard card = world.curated("gamma").claims().get(0);
        assertThat(card.label()).isEqualTo("Belarus is in the SCO.");
        assertThat(card.kind()).isEqualTo("MembershipClaim");
        assertThat(card.headline()).isEqualTo(":Belarus steppe:memberOf :SCO");
        assertThat(card.marks()).containsExactly("announced", "deprecated", "out of date");
        assertThat(card.details()).containsExactly("attributedTo :SergeiLavrov", "when 2024");
        assertThat(card.note()).isEqualTo("Long ago.");
    }

    @Test
    void aFigureIsItsHeadlineAndManyValuesAreInOrder() {
        world.document("gamma", "Trade came to about five.").with("triples/gamma.ttl", "claim:gamma-0a a steppe:Observation ; steppe:passage <gamma#char=0,5> ; steppe:subject :Belarus ; "
                + "steppe:measure v:TradeTurnover ; steppe:bound v:AtLeast ; steppe:value 5 ; steppe:unit <http://qudt.org/vocab/unit/CCY_USD> ; steppe:topic v:Trade , v:Gas , v:Oil , v:Economy , v:Security , v:Water .");
        ClaimCard card = world.curated("gamma").claims().get(0);
        assertThat(card.headline()).isEqualTo(":Belarus v:TradeTurnover at least 5 unit:CCY_USD");
        assertThat(card.details()).containsExactly("topic v:Economy, v:Gas, v:Oil, v:Security, v:Trade, v:Water");
    }

    @Test
    void whatIsOrdinaryIsNoMarkAndADisagreementIsSaid() {
        world.document("gamma", "Belarus joined the club.").claim("gamma", "Belarus joined", "a", "; steppe:modality v:Asserted ; steppe:negated false ; steppe:rank v:Normal")
                .with("triples/curation.ttl", ":Quarrel a steppe:Disagreement ; steppe:involves claim:gamma-0a .");
        ClaimCard card = world.curated("gamma").claims().get(0);
        assertThat(card.marks()).isEmpty();
        assertThat(card.details()).containsExactly("disagreement :Quarrel");
    }

    @Test
    void aPassageBeyondTheTextIsNamed() {
        world.document("gamma", "Short.").passage("gamma", 3, 99, "a", "").passage("gamma", 5, 5, "a", "");
        assertThatThrownBy(() -> audit("gamma")).isInstanceOf(Invalid.class).hasMessageContaining("claim:gamma-3a").hasMessageContaining("claim:gamma-5a");
    }

    @Test
    void aPassageWithoutWordsIsNamed() {
        world.document("gamma", "Two\u00A0 words.").passage("gamma", 3, 5, "a", "");
        assertThatThrownBy(() -> audit("gamma")).isInstanceOf(Invalid.class).hasMessageContaining("claim:gamma-3a: its passage 3,5 holds no words");
    }

    @Test
    void aPassageMayEndWithTheTextAndHasNoSpaceAtItsEnds() {
        world.document("gamma", "Words\u00A0that end.").passage("gamma", 0, 6, "a", "").passage("gamma", 6, 15, "a", "");
        assertThat(world.curated("gamma").claims()).extracting(ClaimCard::passage).containsExactly(new Range(0, 5), new Range(6, 15));
    }

    @Test
    void ofClaimsThatStartTogetherTheShortestIsFirst() {
        world.document("gamma", "Belarus joined the club.").claim("gamma", "Belarus joined the", "a", "").claim("gamma", "Belarus", "b", "").claim("gamma", "Belarus joined", "c", "");
        assertThat(world.curated("gamma").claims()).extracting(ClaimCard::name).containsExactly("claim:gamma-0b", "claim:gamma-0c", "claim:gamma-0a");
    }

    @Test
    void ofALongPassageTheFirstAndTheLastWordsAreShown() {
        world.document("gamma", "one two three four five six seven eight nine ten").claim("gamma", "one two three four five six seven eight nine", "a", "")
                .claim("gamma", "one two three four five six seven eight nine ten", "b", "");
        assertThat(world.curated("gamma").claims()).extracting(ClaimCard::brief)
                .containsExactly("one two three four five six seven eight nine", "one two three four … seven eight nine ten");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "-1", "5000000000", ":SCO"})
    void aContentRangeThatIsNoneIsNamed(String end) throws IOException {
        described(end);
        assertThatThrownBy(() -> audit("delta")).isInstanceOf(Invalid.class).hasMessageContaining("triples/documents.ttl").hasMessageContaining("steppe:contentEnd of delta");
    }

    @Test
    void anArticleEndsWithItsText() throws IOException {
        described("99");
        assertThat(audit("delta").summary().characters()).isZero();
    }

    /** A document delta of six code points. */
    private void described(String end) throws IOException {
        Files.writeString(world.documents().resolve("delta.txt"), "Words.");
        world.with("triples/documents.ttl", "<delta> a steppe:Document ; steppe:sha256 \"" + Texts.digest("Words.".getBytes(StandardCharsets.UTF_8)) + "\" ; steppe:contentEnd " + end + " .");
    }

    @Test
    void anEmptyDocumentIsNothingToFail() {
        world.document("gamma", "");
        assertThat(audit("gamma").summary()).isEqualTo(new Summary(0, 0, 0, 0, 0));
    }

    @Test
    void thePlainTextHasTheMarksAndNothingThatSteersATerminal() {
        world.document("gamma", "Belarus joined the \u001b[31mclub.").claim("gamma", "Belarus joined", "a", "; steppe:negated true");
        String lines = AuditLines.of(audit("gamma"));
        assertThat(lines).contains("⟦Belarus joined{1}⟧ the \uFFFD[31mclub.").contains("claim:gamma-0a [0,14) MembershipClaim").contains("(negated)").doesNotContain("\u001b");
        assertThat(lines.lines()).contains("  1 of 1 sentences carry a claim", "Every sentence carries a claim.");
    }

    /** All that is said of a claim, and of the page around the article only what somebody took a passage from. */
    @Test
    void thePlainTextSaysWhatAPageSays() {
        String label = "Belarus is in the club, " + "as so many have said so often ".repeat(8);
        world.document("gamma", "Buy this now, it is cheap.\nSold out everywhere today.\nBelarus joined the club.", "Belarus joined the club.").claim("gamma", "this now", "a", "")
                .claim("gamma", "Belarus joined the club.", "a", "; rdfs:label \"" + label + "\"@en ; steppe:when \"2024\" ; steppe:note \"Long ago.\"@en");
        String lines = AuditLines.of(audit("gamma"));
        assertThat(lines.lines()).contains("L1 [0,26) outside of the article", "Buy ⟦this now{1}⟧, it is cheap.", "L3 [54,78)", "⟦Belarus joined the club.{2}⟧", "        when 2024", "        Note: Long ago.")
                .noneMatch(line -> line.startsWith("L2")).allMatch(line -> line.length() <= 100);
        assertThat(lines.replaceAll("\\s+", " ")).contains(label.strip());
    }

    /** Marks that nobody sees could turn a line around; but some scripts need two of them within words. */
    @Test
    void whatNobodySeesIsShown() {
        assertThat(Printable.of("a\u202Eb\u0007c\u200Cd\u200De")).isEqualTo("a\uFFFDb\uFFFDc\u200Cd\u200De");
    }

    @Test
    void aLineMayBeLongAndStillAHeading() {
        world.document("gamma", "Who in the whole of this wide region joined which club when\n"
                + "This line is by no means a heading because it has thirteen words altogether");
        assertThat(audit("gamma").bare()).extracting(Sentence::line).containsExactly(2);
    }

    /** A passage ends where the next sentence, line or passage starts. */
    @Test
    void whatTouchesDoesNotOverlap() {
        world.document("gamma", "Belarus joined. Nobody left.").claim("gamma", "Belarus joined. ", "a", "").claim("gamma", "Nobody left.", "a", "");
        assertThat(new Range(0, 15).overlaps(new Range(15, 20))).isFalse();
        assertThat(new Range(15, 20).overlaps(new Range(0, 15))).isFalse();
        assertThat(audit("gamma").paragraphs().get(0).segments()).extracting(Segment::text).containsExactly("Belarus joined.", " ", "Nobody left.");
    }

    /** Where it begins or ends within a line. */
    @Test
    void aLineIsInTheArticleIfAPartOfItIs() {
        world.document("gamma", "By our staff. Belarus joined the club. Share this.", "Belarus joined the club.");
        Audit audit = audit("gamma");
        assertThat(audit.paragraphs()).extracting(Paragraph::inside).containsExactly(true);
        assertThat(audit.bare()).extracting(Sentence::text).containsExactly("Belarus joined the club.");
    }

    private Audit audit(String document) {
        return Audit.of(world.curated(document));
    }
}
