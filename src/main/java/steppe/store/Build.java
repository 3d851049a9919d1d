package steppe.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.io.file.PathUtils;
import org.apache.jena.graph.Node;
import steppe.check.CrossCheck;
import steppe.check.Rules;
import steppe.check.SourceCheck;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.InputFile;
import steppe.read.Repository;
import steppe.read.Source;
import steppe.read.SourceFile;

/**
 * The whole way from the repository's files to a published store: a pure function of those files. Documents stream
 * through it, so that memory grows with the things that they speak of and not with what they say. If only documents have
 * changed since the current store was built, a copy of it is changed instead, or an older store that nobody needs any longer; the result is the same.
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

    /** Builds what has changed and publishes. @throws steppe.model.Invalid with all problems of what has changed; nothing has changed then */
    public StoreVersion into(StoreFolder folder, String program) {
        SortedMap<String, InputFile> files = repository.inputs(Changes.usable(folder).map(StoreVersion::inputs).orElseGet(TreeMap::new));
        return publish(folder, program, files, () -> Changes.since(folder, program, files, repository.documents()));
    }

    /** Builds everything, whatever store there is, and publishes. @throws steppe.model.Invalid with all problems; nothing has changed then */
    public StoreVersion wholeInto(StoreFolder folder, String program) {
        return publish(folder, program, repository.inputs(), Optional::empty);
    }

    private interface Since {
        Optional<Changes> changes() throws IOException;
    }

    private StoreVersion publish(StoreFolder folder, String program, SortedMap<String, InputFile> files, Since since) {
        String inputs = Repository.fingerprint(files);
        StoreVersion version = folder.publish(work -> {
            Optional<Changes> changes = since.changes();
            if (changes.filter(Changes::inPlace).isEmpty()) folder.removeSpare();
            Written written = write(work, inputs, changes);
            new Inputs(files, written.updates()).write(work);
            return Manifest.of(work, inputs, program, written.quads(), written.before());
        });
        progress.accept("wrote    " + version.manifest().quads() + " quads to " + version.folder());
        return version;
    }

    /** @param before the files of the store that was changed; none if all was written */
    private record Written(long quads, int updates, Map<String, String> before) {}

    private Written write(Path work, String inputs, Optional<Changes> changes) throws IOException {
        Context context = repository.context();
        Rules rules = new Rules(repository, context);
        if (changes.isPresent()) {
            Optional<Written> updated = update(work, inputs, context, rules, changes.get());
            if (updated.isPresent()) return updated.get();
            PathUtils.cleanDirectory(work);
        }
        try (StoreWriter writer = new StoreWriter(work)) {
            assemble(context, rules, repository.documents(), writer, node -> Set.of(), true);
            long quads = writer.finish();
            quads += compared(writer.compare());
            quads += writer.add(Names.graph("meta"), new Metadata(inputs, writer.sizes()).graph());
            follow(rules.ofGraph(writer.read()));
            return new Written(quads, 0, Map.of());
        }
    }

    /** Nothing if an unchanged source points to what has changed. */
    private Optional<Written> update(Path work, String inputs, Context context, Rules rules, Changes changes) throws IOException {
        try (StoreUpdate update = new StoreUpdate(work, changes)) {
            progress.accept("changing " + changes.graphs().size() / 2 + " of the documents in " + (changes.inPlace() ? "" : "a copy of ") + changes.before().name());
            assemble(context, rules, changes.written(), update, update::types, false);
            changes.removed().forEach(update::remove);
            if (update.touchesOthers()) return Optional.empty();
            compared(update.compare());
            update.put(Names.graph("meta"), new Metadata(inputs, update.sizes()).graph());
            long quads = update.finish();
            follow(rules.ofGraph(update.read(), update.said()));
            return Optional.of(new Written(quads, changes.inputs().updates() + 1, changes.before().manifest().files()));
        }
    }

    /** @param all whether the context is to be written as well; else it is as it was, and was in order: only the texts may have changed */
    private void assemble(Context context, Rules rules, List<SourceFile> files, GraphSink sink, Function<Node, Set<Node>> elsewhere, boolean all) {
        SourceCheck check = new SourceCheck(context, repository.shapes(), documents);
        Pipeline pipeline = new Pipeline(context, check, rules);
        CrossCheck cross = new CrossCheck(context, check, rules, elsewhere);
        Assembly assembly = new Assembly(sink, cross);
        if (all) assembly.add(rules.ofTerms());
        List<Problem> syntax = new ArrayList<>();
        for (Source source : context.sources()) {
            if (all) assembly.add(pipeline.prepare(source));
            else assembly.addUnchanged(source, check);
        }
        pipeline.run(files, syntax, assembly::add);
        assembly.finish(syntax);
        progress.accept("read     " + assembly.read());
        progress.accept("checked  terms, names, passages, shapes and the rules of each document");
        progress.accept("derived  " + assembly.derived());
    }

    private long compared(long differences) {
        progress.accept("compared the claims of each headline: " + differences + " differ from those of other sources");
        return differences;
    }

    private void follow(List<Problem> ofGraph) {
        Assembly.refuse(ofGraph);
        progress.accept("checked  the rules of the whole graph");
    }
}
