package steppe.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest that no content has shows whether a file was read. */
class InputFileTest {
    private static final Instant LATER = Instant.now().plusSeconds(60);
    private static final String UNREAD = "unread";
    @TempDir Path folder;
    private Path file;
    private InputFile known;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.ttl"), "one");
        known = new InputFile(UNREAD, InputFile.of(file, Optional.empty(), LATER).state());
    }

    @Test
    void whatTheFileSystemSaysIsAsItWasIsNotReadAgain() throws IOException {
        assertThat(InputFile.of(file, Optional.of(known), LATER)).isEqualTo(known);
    }

    @Test
    void anotherContentOfTheSameSizeAndTimeIsSeen() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, modified);
        assertThat(InputFile.of(file, Optional.of(known), LATER).digest()).isNotEqualTo(UNREAD);
    }

    @Test
    void anotherFileInItsPlaceIsSeen() throws IOException {
        Path other = Files.writeString(folder.resolve("b.ttl"), "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(InputFile.of(file, Optional.of(known), LATER).digest()).isNotEqualTo(UNREAD);
    }

    /** It could be written again within the same tick of the clock. */
    @Test
    void whatWasWrittenJustNowIsReadEachTime() throws IOException {
        InputFile fresh = InputFile.of(file, Optional.empty());
        assertThat(fresh.state()).isEmpty();
        assertThat(InputFile.of(file, Optional.of(new InputFile(UNREAD, "")), Instant.now())).isEqualTo(fresh);
    }

    /** A pipe would wait for its other end, and this device has no end. */
    @Test
    void whatIsNoFileIsNotRead() throws IOException {
        assertThatThrownBy(() -> InputFile.of(folder, Optional.empty())).hasMessageContaining("is not a file");
        Path device = Files.createSymbolicLink(folder.resolve("zero.ttl"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> InputFile.of(device, Optional.empty())).hasMessageContaining("is not a file");
    }
}
