package steppe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.audit.MadeUp;
import steppe.model.Texts;

class AuditAndLocateTest {
    private static final String TEXT = "Belarus “joined” the club. Nobody left.";
    private final PrintStream terminal = System.out;
    private final PrintStream errors = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir
    private Path folder;
    private MadeUp world;

    @BeforeEach
    void draw() throws IOException {
        world = new MadeUp(folder).document("gamma", TEXT).claim("gamma", "Belarus “joined”", "a", "");
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(terminal);
        System.setErr(errors);
    }

    @Test
    void theTextGoesToTheTerminal() {
        assertThat(run("audit", "gamma")).isZero();
        assertThat(out()).contains("⟦Belarus “joined”{1}⟧ the club.").contains("[27,39) Nobody left.");
    }

    @Test
    void aPageGoesToAFileOfThatName() {
        Path page = folder.resolve("gamma.html");
        assertThat(run("audit", "gamma", "--output", page.toString())).isZero();
        assertThat(page).content().startsWith("<!doctype html>").contains("claim:gamma-0a");
        assertThat(out()).isEmpty();
    }

    @Test
    void theFormatCanBeChosen() {
        assertThat(run("audit", "gamma", "--format", "html")).isZero();
        assertThat(out()).startsWith("<!doctype html>");
    }

    @Test
    void ofAChangedDocumentNothingIsWritten() throws IOException {
        byte[] changed = (TEXT + " ").getBytes(StandardCharsets.UTF_8);
        Files.write(world.documents().resolve("gamma.txt"), changed);
        Path page = folder.resolve("gamma.html");
        assertThat(run("audit", "gamma", "--output", page.toString())).isEqualTo(1);
        assertThat(page).doesNotExist();
        assertThat(err()).contains("gamma.txt", "has changed", Texts.digest(changed), Texts.digest(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(run("locate", "gamma", "club")).isEqualTo(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void anUnknownDocumentIsToldWhatThereIs() {
        assertThat(run("audit", "gama")).isEqualTo(1);
        assertThat(err()).contains("gama", "alpha, beta, gamma");
    }

    @Test
    void aNewTextIsToldHowToBeDescribed() throws IOException {
        Files.writeString(world.documents().resolve("fresh-2026.txt"), "🐎 rode");
        assertThat(run("locate", "fresh-2026", "rode")).isEqualTo(1);
        assertThat(err()).contains("steppe:codePoints 6 ;", "steppe:sha256 \"" + Texts.digest("🐎 rode".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTextThatIsNotThereIsNamed() throws IOException {
        Files.delete(world.documents().resolve("gamma.txt"));
        assertThat(run("audit", "gamma")).isEqualTo(1);
        assertThat(err()).contains("gamma.txt: cannot be read");
    }

    @Test
    void aPipeInATextsPlaceIsNotWaitedFor() throws Exception {
        Path text = world.documents().resolve("gamma.txt");
        Files.delete(text);
        assumeTrue(new ProcessBuilder("mkfifo", text.toString()).start().waitFor() == 0);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThat(run("audit", "gamma")).isEqualTo(1));
        assertThat(err()).contains("gamma.txt: cannot be read: it is not a file");
    }

    @Test
    void withoutTextsThereIsNothingToShow() {
        assertThat(Steppe.run("audit", "gamma", "--repository", world.repository().toString())).isEqualTo(2);
        assertThat(err()).contains("--documents DIR");
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaid() {
        assertThat(run("audit", "gamma", "--output", folder.resolve("none/gamma.html").toString())).isEqualTo(1);
        assertThat(err()).contains("cannot be written");
    }

    @Test
    void locatePrintsWhatToPaste() {
        assertThat(run("locate", "gamma", "Belarus \"joined\"", "the", "club")).isZero();
        assertThat(out()).contains("claim:gamma-0b\n  steppe:passage <gamma#char=0,25> ;\n", "line 1: ⟦Belarus “joined” the club⟧. Nobody left.", "here already: claim:gamma-0a [0,16)");
    }

    @Test
    void wordsThatStandNowhereFail() {
        assertThat(run("locate", "gamma", "Armenia joined the club")).isEqualTo(1);
        assertThat(err()).contains("do not stand in the document", "⟦the club⟧");
        assertThat(out()).isEmpty();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--repository", world.repository().toString(), "--documents", world.documents().toString()));
        return Steppe.run(all.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
