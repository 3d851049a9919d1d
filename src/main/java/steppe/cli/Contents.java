package steppe.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.SavedQuestions;
import steppe.serve.Content;
import steppe.serve.Site;
import steppe.store.Scrub;
import steppe.store.StoreVersion;
import steppe.web.Base;

/** Makes of a store what is served: its database opened, with the questions as they are when its pages are made. */
final class Contents {
    private final Supplier<SavedQuestions> questions;
    private final Settings settings;
    private final Base base;

    Contents(Supplier<SavedQuestions> questions, Settings settings, Base base) {
        this.questions = questions;
        this.settings = settings;
        this.base = base;
    }

    Content of(StoreVersion store) {
        DatasetGraph graph = store.dataset();
        Scrub scrub = new Scrub(store);
        Engine engine = new LocalEngine(graph, store.version(), () -> {
            scrub.close();
            StoreVersion.close(graph);
        });
        return new Content(store.name(), Optional.of(graph), (config, turns) -> new Site(engine, questions.get(), settings.documents(), base).addTo(config, turns), engine::close).watching(scrub::damage);
    }
}
