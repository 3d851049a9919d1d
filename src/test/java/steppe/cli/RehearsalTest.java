package steppe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    /** Else the archive of classes would lack what only an update needs, and nobody would notice. */
    @Test
    void aStoreIsBuiltAndUpdated(@TempDir Path folder) throws Exception {
        List<String> progress = new ArrayList<>();
        new Rehearsal(folder.resolve("new"), progress::add).build(Path.of("ontology"));
        assertThat(progress).filteredOn(line -> line.startsWith("wrote")).hasSize(2);
        assertThat(progress).filteredOn(line -> line.startsWith("changing")).singleElement().asString().startsWith("changing 1 of the documents");
    }
}
