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

    private Audit audit(String document) {
        return Audit.of(world.curated(document));
    }
}
