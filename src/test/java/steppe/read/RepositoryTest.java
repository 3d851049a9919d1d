package steppe.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.model.Invalid;

/** Folders that cannot be listed are named. */
class RepositoryTest {
    @TempDir
    private Path root;

    @Test
    void aFolderThatIsMissing() {
        assertThatThrownBy(() -> new Repository(root).documents()).isInstanceOf(Invalid.class)
                .hasMessageContaining(root.resolve("triples") + ": cannot be listed").hasMessageContaining("--repository");
    }

    /** Who tests may have the right to read everything: a link that leads in a circle fails for all. */
    @Test
    void aFolderWithinThatCannotBeListed() throws IOException {
        Path checks = Files.createDirectories(root.resolve("ontology/checks"));
        Files.createDirectory(checks.resolve("graph"));
        Path circle = Files.createSymbolicLink(checks.resolve("circle"), checks);
        assertThatThrownBy(() -> new Repository(root).checks(RuleScope.GRAPH)).isInstanceOf(Invalid.class).hasMessageContaining(circle + ": cannot be listed");
    }
}
