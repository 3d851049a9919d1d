package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.model.Passage;
import steppe.query.World;

class PassagesTest {
    private static final Passages PASSAGES = new Passages(Optional.of(World.resource("documents")), 80);

    @Test
    void anotherTextIsNotShown() {
        assertThat(PASSAGES.quote(new Passage("first-2024", 0, 5), "00")).isEmpty();
        assertThat(PASSAGES.quote(new Passage("../world.trig", 0, 5), "00")).isEmpty();
    }

    @Test
    void whyOneIsNotShownIsSaidOnlyWhereThereAreTexts() {
        assertThat(PASSAGES.unread(new Passage("first-2024", 0, 5))).startsWith("The text at hand is not the one that was curated");
        assertThat(PASSAGES.unread(new Passage("none-2024", 0, 5))).startsWith("The document's text is not at hand");
        assertThat(PASSAGES.unread(new Passage("a\0b", 0, 5))).startsWith("The document's text is not at hand");
        assertThat(new Passages(Optional.empty(), 80).unread(new Passage("first-2024", 0, 5))).isEmpty();
    }

    /** Whoever puts such a thing there must not stop a server: it would wait for a pipe for ever, and end for want of memory. */
    @Test
    void aPipeIsNotWaitedForAndWhatIsLargerThanTheMemoryIsAnotherText(@TempDir Path folder) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", folder.resolve("pipe.txt").toString()).start().waitFor() == 0);
        try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large.txt").toFile(), "rw")) {
            large.setLength(1L << 31);
        }
        Passages passages = new Passages(Optional.of(folder), 80);
        for (String document : List.of("pipe", "large")) {
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThat(passages.quote(new Passage(document, 0, 5), "00")).isEmpty());
        }
    }

    @Test
    void offsetsAreWrittenAsTheDataHaveThem() {
        assertThat(Passages.place(new Passage("first-2024", 8445, 18480))).isEqualTo("characters 8445–18480");
    }
}
