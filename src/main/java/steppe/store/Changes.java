package steppe.store;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import steppe.model.Invalid;
import steppe.read.InputFile;
import steppe.read.SourceFile;

/**
 * What is not as it was when a store was built, if it is only documents and few of them. Then that store is changed, or a copy of it;
 * anything else needs a whole build.
 *
 * @param before  the store that is like the repository but for these documents
 * @param inPlace whether it is itself to be changed: nobody needs it any longer, and a copy costs as much as the store is large
 * @param inputs  the files that it was made of
 * @param written the documents that are new or have changed
 * @param removed those that are there no longer
 */
record Changes(StoreVersion before, boolean inPlace, Inputs inputs, List<SourceFile> written, List<SourceFile> removed) {
    /** Changed blocks of TDB2 stay in its files: after so many changes a whole build makes them small again. */
    private static final int MOST_UPDATES = 50;
    /** If more than one document in four changes, to build anew costs less: it does from a fifth of a thousand on, and from four tenths of a hundred. */
    private static final int ONE_IN = 4;

    static Optional<Changes> since(StoreFolder folder, String program, SortedMap<String, InputFile> files, List<SourceFile> documents) throws IOException {
        Optional<Changes> spare = of(folder.spare(), true, program, files, documents);
        return spare.isPresent() ? spare : of(usable(folder), false, program, files, documents);
    }

    private static Optional<Changes> of(Optional<StoreVersion> store, boolean inPlace, String program, SortedMap<String, InputFile> files, List<SourceFile> documents)
            throws IOException {
        Optional<StoreVersion> before = store.filter(version -> version.manifest().program().equals(program));
        Optional<Inputs> inputs = before.isEmpty() ? Optional.empty() : Inputs.read(before.get().folder());
        return inputs.filter(known -> known.updates() < MOST_UPDATES).flatMap(known -> between(before.get(), inPlace, known, files, documents));
    }

    /** A damaged store is no beginning, and no reason not to build. */
    static Optional<StoreVersion> usable(StoreFolder folder) {
        try {
            return folder.current();
        } catch (Invalid damaged) {
            return Optional.empty();
        }
    }

    private static Optional<Changes> between(StoreVersion before, boolean inPlace, Inputs inputs, SortedMap<String, InputFile> files, List<SourceFile> documents) {
        Set<String> differing = new HashSet<>(files.keySet());
        differing.addAll(inputs.files().keySet());
        differing.removeIf(place -> sameContent(files.get(place), inputs.files().get(place)));
        List<SourceFile> written = documents.stream().filter(file -> differing.remove(file.place())).toList();
        List<SourceFile> removed = differing.stream().filter(place -> !files.containsKey(place)).flatMap(place -> SourceFile.removed(place).stream()).toList();
        boolean others = differing.size() > removed.size();
        int count = written.size() + removed.size();
        boolean few = count <= 1 + documents.size() / ONE_IN;
        return others || count == 0 || !few ? Optional.empty() : Optional.of(new Changes(before, inPlace, inputs, written, removed));
    }

    private static boolean sameContent(InputFile now, InputFile then) {
        return now != null && then != null && now.digest().equals(then.digest());
    }

    /** Whether it is what one of these documents says. */
    boolean isDocument(Node graph) {
        return Stream.concat(written.stream(), removed.stream()).anyMatch(file -> file.graphName().equals(graph));
    }

    /** The graphs of these documents and what was derived from them. */
    Set<Node> graphs() {
        return Stream.concat(written.stream(), removed.stream()).flatMap(file -> Stream.of(file.graphName(), file.derivedName())).collect(Collectors.toSet());
    }
}
