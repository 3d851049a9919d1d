package steppe.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.World;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.Source;

/** What is said of one file, without a build. */
class SourceCheckTest {
    private static final String WHERE = "<delta#char=10,20>";
    @TempDir
    private Path folder;
    private World world;

    @BeforeEach
    void draw() {
        world = World.drawnIn(folder);
        world.document("delta", "").with("triples/documents.ttl", "<delta> steppe:contentStart 10 ; steppe:contentEnd 400 .");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delta-10a  | <delta#char=10,400>   | ''
            delta-10za | <delta#char=10,20>    | ''
            delta-9a   | <delta#char=9,20>     | does not lie within the text of delta, which is 10,400
            delta-20a  | <delta#char=20,401>   | does not lie within the text of delta, which is 10,400
            delta-20a  | <delta#char=20,20>    | does not lie within the text of delta
            delta-201a | <delta#char=20,30>    | Name the claim after its passage
            delta-20A  | <delta#char=20,30>    | Name the claim after its passage
            delta-20   | <delta#char=20,30>    | Name the claim after its passage
            delta-20a  | <delta>               | is not a passage
            delta-20a  | "delta"               | is not a passage
            omega-20a  | <omega#char=20,30>    | the document omega is not described
            """)
    void aPassageLiesWithinItsArticleAndNamesItsClaim(String name, String passage, String message) {
        assertSaid(claim(name).replace(WHERE, passage), message);
    }

    @Test
    void anArticleWithoutBoundsIsTheWholeText() {
        world.document("omega", claim("delta-10a").replace("delta", "omega").replace("10,20", "10,500"));
        assertThat(said("omega")).isEmpty();
        world.document("omega", claim("delta-10a").replace("delta", "omega").replace("10,20", "10,501"));
        assertThat(said("omega")).singleElement().asString().contains("does not lie within the text of omega, which is 0,500");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            steppe:when "2023-02-30"                          | 2023-02-30 is no date
            steppe:document <delta>                           | ``
            rdfs:seeAlso <alpha#char=1,2>                     | ``
            rdfs:seeAlso v:Nothing                            | v:Nothing is not declared
            """)
    void whatIsSaidOfAClaimIsLookedAt(String said, String message) {
        assertSaid(claim("delta-10a").replace(" .", " ; " + said + " ."), message);
    }

    @Test
    void theDateOfAnEventIsADateToo() {
        assertSaid(":Meeting a steppe:Event ; rdfs:label \"Meeting\"@en ; skos:definition \"A meeting.\"@en ; steppe:eventDate \"2023-02-30\" .", "2023-02-30 is no date");
    }

    /** That it is no text is said by the shapes. */
    @Test
    void aDateThatIsAThingIsNoText() {
        assertThat(saidOfDelta(claim("delta-10a").replace(" .", " ; steppe:when :SCO .")).get(0).message()).contains("when").doesNotContain("is no date");
    }

    @Test
    void aDisagreementIsNamedOnceHoweverManyClaimsItInvolves() {
        assertThat(saidOfDelta(":Quarrel a steppe:Disagreement ; steppe:involves claim:alpha-10a , claim:beta-0a .")).extracting(Problem::message).containsExactly(":Quarrel says that claims disagree");
    }

    @Test
    void howAnothersClaimIsToBeTakenMayBeSaid() {
        assertSaid("claim:alpha-10a steppe:note \"Read with care.\"@en .", "");
        assertSaid("claim:alpha-10a rdfs:label \"Another.\"@en .", "is described elsewhere, and here it has rdfs:label");
    }

    /** Neither is it described elsewhere nor twice wrong: its type is missing, which is said when all are read. */
    @Test
    void aClaimOfItsOwnThatHasNoTypeIsNotAnothers() {
        assertSaid("claim:delta-10a steppe:when \"2020\" .", "");
    }

    @Test
    void whoMeetsAMistakeIsNotToldWhatFollowsFromIt() {
        assertThat(saidOfDelta(claim("delta-10a").replace("steppe:subject :Armenia ; ", "").replace("memberOf", "memberOff"))).extracting(Problem::message).containsExactly("steppe:memberOff is not declared");
    }

    @Test
    void textsThatAreNotThereAreNotCompared() throws Exception {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        assertThat(documents(texts)).isEmpty();
        Files.writeString(texts.resolve("delta.txt"), "another");
        assertThat(documents(texts)).singleElement().asString().contains("delta.txt").contains("has changed");
        assertThat(documents(folder.resolve("nowhere"))).singleElement().asString().contains("nowhere: is not a folder");
    }

    /** A file without documents needs no texts: the error is said of the one that has. */
    @Test
    void aFolderThatIsNoneIsSaidOnce() {
        Context context = world.repository().context();
        SourceCheck check = new SourceCheck(context, world.repository().shapes(), Optional.of(folder.resolve("nowhere")));
        assertThat(context.sources().stream().flatMap(source -> check.check(source).problems().stream())).singleElement().asString().contains("nowhere: is not a folder");
    }

    private List<Problem> documents(Path texts) {
        Context context = world.repository().context();
        Source documents = context.sources().stream().filter(source -> source.name().equals("documents")).findFirst().orElseThrow();
        return new SourceCheck(context, world.repository().shapes(), Optional.of(texts)).check(documents).problems();
    }

    /** @param message nothing if nothing is wrong */
    private void assertSaid(String claims, String message) {
        List<Problem> said = saidOfDelta(claims);
        if (message.isEmpty()) assertThat(said).isEmpty();
        else assertThat(said).isNotEmpty().allSatisfy(problem -> assertThat(problem.toString()).startsWith("triples/delta.ttl").contains(message));
    }

    private List<Problem> saidOfDelta(String claims) {
        world.document("delta", claims);
        return said("delta");
    }

    private List<Problem> said(String document) {
        Context context = world.repository().context();
        SourceCheck check = new SourceCheck(context, world.repository().shapes(), Optional.empty());
        return world.repository().documents().stream().filter(file -> file.name().equals(document)).map(file -> file.read(new ArrayList<>()).orElseThrow())
                .flatMap(source -> check.check(source).problems().stream()).toList();
    }

    private static String claim(String name) {
        return "claim:" + name + " a steppe:MembershipClaim ; steppe:passage " + WHERE + " ; rdfs:label \"A claim.\"@en ; "
                + "steppe:subject :Armenia ; steppe:predicate steppe:memberOf ; steppe:object :SCO .\n";
    }
}
