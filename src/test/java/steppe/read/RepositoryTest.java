package steppe.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.World;
import steppe.model.Invalid;
import steppe.model.Names;

/** Whatever is wrong is named by its place. */
class RepositoryTest {
    @TempDir
    private Path root;

    @Test
    void aFolderThatIsMissing() {
        assertThatThrownBy(() -> new Repository(root).documents()).isInstanceOf(Invalid.class)
                .hasMessageContaining(root.resolve("triples") + ": cannot be listed").hasMessageContaining("--repository");
    }

    /** Whoever mends the one need not build again to hear of the other. */
    @Test
    void syntaxErrorsOfAllFilesAreSaidAtOnce() {
        World world = World.drawnIn(root).with("triples/curation.ttl", "claim:x .").with("triples/alpha.ttl", "claim:y .");
        assertThatThrownBy(() -> world.repository().context()).isInstanceOf(Invalid.class).hasMessageContaining("triples/curation.ttl:").hasMessageContaining("triples/alpha.ttl:");
    }

    /** Its graph would be mixed with what the build writes itself, or with the ontology. */
    @ParameterizedTest
    @ValueSource(strings = {"meta", "all", "ontology", "vocabulary", "steppe"})
    void aDocumentOfAnotherGraphsName(String name) {
        World world = World.drawnIn(root).document(name, "");
        assertThatThrownBy(() -> world.repository().documents()).isInstanceOf(Invalid.class).hasMessageContaining("triples/" + name + ".ttl").hasMessageContaining("Rename it");
    }

    @Test
    void aNodeIsPlacedAtTheLineThatItStarts() {
        World world = World.drawnIn(root).document("delta", "claim:delta-10a\n  a steppe:Claim .\nclaim:delta-1\n  a steppe:Claim .\nclaim:delta-10 a steppe:Claim .");
        SourceFile delta = world.repository().documents().stream().filter(file -> file.name().equals("delta")).findFirst().orElseThrow();
        assertThat(delta.placeOf(NodeFactory.createURI(Names.CLAIM + "delta-1"))).isEqualTo("triples/delta.ttl:11");
        assertThat(delta.placeOf(NodeFactory.createURI(Names.CLAIM + "delta-10"))).isEqualTo("triples/delta.ttl:13");
        assertThat(delta.placeOf(Names.thing("Nowhere"))).isEqualTo("triples/delta.ttl");
    }

    /** As its file writes it: relative to all documents. */
    @Test
    void aDocumentIsPlacedToo() {
        assertThat(World.drawnIn(root).repository().context().placeOf(Names.document("beta"))).matches("triples/documents\\.ttl:\\d+");
    }

    @ParameterizedTest
    @CsvSource({"triples/gone-2024.ttl, true", "triples/curation.ttl, false", "triples/entities.ttl, false", "triples/README.md, false", "ontology/gone.ttl, false"})
    void onlyADocumentCanBeTakenAway(String place, boolean document) {
        assertThat(SourceFile.removed(place).isPresent()).isEqualTo(document);
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
