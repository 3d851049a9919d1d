package steppe.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import steppe.check.CrossCheck;
import steppe.check.Rules;
import steppe.check.SourceCheck;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.Repository;
import steppe.read.Source;

/**
 * The whole way from the repository's files to a published store: a pure function of those files. Documents stream
 * through it, so that memory grows with the things that they speak of and not with what they say.
 */
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
        StoreVersion version = folder.publish(work -> Manifest.of(work, inputs, program, write(work, inputs)));
        progress.accept("wrote    " + version.manifest().quads() + " quads to " + version.folder());
        return version;
    }

    private long write(Path work, String inputs) throws IOException {
        Context context = repository.context();
        try (StoreWriter writer = new StoreWriter(work)) {
            stream(context, writer);
            writer.add(Names.graph("meta"), new Metadata(inputs, writer.sizes()).graph());
            long written = writer.finish();
            Assembly.refuse(rules(context).problems(writer.dataset()));
            progress.accept("checked  the rules of the whole graph");
            return written;
        }
    }

    private void stream(Context context, StoreWriter writer) {
        SourceCheck check = new SourceCheck(context, repository.shapes(), documents);
        Pipeline pipeline = new Pipeline(context, check);
        Assembly assembly = new Assembly(writer, new CrossCheck(context, check));
        List<Problem> syntax = new ArrayList<>();
        for (Source source : context.sources()) assembly.add(pipeline.prepare(source));
        pipeline.run(repository.documents(), syntax, assembly::add);
        assembly.finish(syntax);
        progress.accept("read     " + assembly.read());
        progress.accept("checked  terms, names, passages and shapes");
        progress.accept("derived  " + assembly.derived());
    }

    private Rules rules(Context context) {
        return new Rules(repository.checks(), Stream.concat(context.sources().stream().map(Source::file), repository.documents().stream()));
    }
}
