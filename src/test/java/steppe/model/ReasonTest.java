package steppe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when a file cannot be used: no names of classes. */
class ReasonTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("none/file");
        assertThat(Reason.of(catchThrowable(() -> Files.newOutputStream(file)))).isEqualTo("there is no " + file);
    }

    @Test
    void whatIsInTheWayIsNamed() {
        assertThat(Reason.of(catchThrowable(() -> Files.createDirectory(folder)))).isEqualTo(folder + " is in the way");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(Reason.of(catchThrowable(() -> Files.newOutputStream(file.resolve("more"))))).isEqualTo(file.resolve("more") + ": Not a directory");
    }

    @Test
    void aFolderThatCannotGoIsNamed() throws IOException {
        Files.createFile(folder.resolve("file"));
        assertThat(Reason.of(catchThrowable(() -> Files.delete(folder)))).isEqualTo(folder + " is a folder with files in it");
    }

    @Test
    void theSystemsOwnWordsAreKept() {
        assertThat(Reason.of(new IOException("File too large"))).isEqualTo("File too large");
        assertThat(Reason.of(new IOException())).isEqualTo("IOException");
        assertThat(Reason.of(new InternalError("a fault occurred in an unsafe memory access operation"))).isEqualTo("the disk is full or fails");
    }
}
