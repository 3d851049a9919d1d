package steppe.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Quad;
import steppe.check.Checks;
import steppe.complete.Completion;
import steppe.derive.Derivation;
import steppe.derive.DerivedSource;
import steppe.model.Schema;
import steppe.read.Repository;
import steppe.read.Source;

/** The whole way from the repository's files to a published store: a pure function of those files. */
public final class Build {
    private final Repository repository;
    private final Optional<Path> documents;
    private final Consumer<String> progress;

    /**
     * @param documents a folder with the documents' texts, whose digests are then verified
     * @param progress  told a line for each step that is done
     */
    public Build(Repository repository, Optional<Path> documents, Consumer<String> progress) {
        this.repository = repository;
        this.documents = documents;
        this.progress = progress;
    }

    /** Builds and publishes. @throws steppe.model.Invalid with all problems; nothing has changed then */
    public StoreVersion into(StoreFolder folder, String program) {
        String inputs = repository.fingerprint();
        Graphs graphs = graphs();
        StoreVersion version = folder.publish(work -> {
            List<Quad> quads = graphs.quads();
            long written = new StoreWriter(work.resolve("tdb")).write(quads);
            LabelIndex.write(work.resolve("labels"), quads);
            return Manifest.of(work, inputs, program, written);
        });
        progress.accept("wrote    " + version.manifest().quads() + " quads to " + version.folder());
        return version;
    }

    /** All graphs as they go into the store, checked; used by {@code steppe dump} too. */
    public Graphs graphs() {
        List<Source> sources = repository.read();
        progress.accept("read     " + sources.size() + " files, " + count(sources) + " triples");
        Schema schema = schema(sources);
        Checks checks = new Checks(sources, schema);
        checks.written(repository.shapes(), documents);
        progress.accept("checked  terms, names, passages and shapes");
        Completion completion = new Completion(sources, schema);
        sources.forEach(completion::complete);
        List<DerivedSource> derived = derive(sources, schema);
        progress.accept("derived  " + derived.stream().mapToLong(d -> d.graph().size()).sum() + " triples from " + derived.size() + " sources");
        checks.completed(repository.checks());
        return new Graphs(sources, derived, repository.fingerprint());
    }

    private static Schema schema(List<Source> sources) {
        Graph terms = org.apache.jena.graph.GraphMemFactory.createDefaultGraph();
        sources.stream().filter(source -> List.of("ontology", "vocabulary").contains(source.name()))
                .forEach(source -> source.graph().find().forEach(terms::add));
        return new Schema(terms);
    }

    private static List<DerivedSource> derive(List<Source> sources, Schema schema) {
        Derivation derivation = new Derivation(schema, named(sources, "curation"));
        List<DerivedSource> derived = new ArrayList<>();
        for (Source source : sources) {
            DerivedSource from = derivation.derive(source);
            if (!from.graph().isEmpty()) derived.add(from);
        }
        return derived;
    }

    private static Graph named(List<Source> sources, String name) {
        return sources.stream().filter(source -> source.name().equals(name)).map(Source::graph).findFirst().orElse(Graph.emptyGraph);
    }

    private static long count(List<Source> sources) {
        return sources.stream().mapToLong(source -> source.graph().size()).sum();
    }
}
