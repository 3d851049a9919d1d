package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.World;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.store.StoreVersion;
import steppe.web.Labels;

class OntologyPagesTest {
    @TempDir private Path folder;

    /** Examples come from the first twenty documents, and from what describes the data, however many there are. */
    @Test
    void whatStandsInTheDescriptionOfTheDataHasAnExample() {
        World world = World.drawnIn(folder.resolve("world"));
        for (int i = 0; i < 20; i++) {
            world.document("a" + i, "claim:a" + i + "-0a a steppe:RelationClaim ; steppe:passage <a" + i + "#char=0,50> ; rdfs:label \"Armenia visited Belarus.\"@en ; "
                    + "steppe:subject :Armenia ; steppe:predicate steppe:visited ; steppe:object :Belarus .\n");
        }
        DatasetGraph dataset = world.builtIn(folder.resolve("store")).dataset();
        try {
            Engine engine = new LocalEngine(dataset, "test", () -> { });
            Address ontology = Address.of(Kind.ONTOLOGY, "");
            OntologyView page = new OntologyPages(engine, new Labels(engine)).page(ontology, new Descriptions(engine).of(Kind.ONTOLOGY, ontology.iri().orElseThrow()));
            assertThat(page.parts()).flatExtracting(View.Terms::terms).filteredOn(term -> term.id().equals("snapshotDate")).singleElement()
                    .satisfies(term -> assertThat(term.example()).extracting(View.Value::text).contains("2025-06-30"));
        } finally {
            StoreVersion.close(dataset);
        }
    }
}
