package steppe.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import steppe.check.CrossCheck;
import steppe.check.SourceCheck;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.read.Source;

/** Puts sources together in a store, one at a time, until one of them has a problem: then only further problems are looked for. */
final class Assembly {
    private final GraphSink sink;
    private final CrossCheck cross;
    private final List<Problem> problems = new ArrayList<>();
    private long files;
    private long triples;
    private long derivedFrom;
    private long derived;

    Assembly(GraphSink sink, CrossCheck cross) {
        this.sink = sink;
        this.cross = cross;
    }

    void add(List<Problem> found) {
        problems.addAll(found);
    }

    void add(Ready ready) {
        problems.addAll(ready.findings().problems());
        cross.add(ready.source(), ready.findings());
        count(ready);
        if (!problems.isEmpty()) return;
        sink.put(ready.source().graphName(), ready.source().graph());
        sink.put(ready.derived().graphName(), ready.derived().graph());
    }

    /** A source of the context that is in the store as it is. */
    void addUnchanged(Source source, SourceCheck check) {
        problems.addAll(check.texts(source));
        cross.addUnchanged(source, check.open(source));
    }

    private void count(Ready ready) {
        files++;
        triples += ready.triples();
        derived += ready.derived().graph().size();
        if (!ready.derived().graph().isEmpty()) derivedFrom++;
    }

    /** A file that is no Turtle describes nothing: what others say of its content is looked at when it can be read. */
    void finish(List<Problem> syntax) {
        problems.addAll(syntax);
        if (syntax.isEmpty()) problems.addAll(cross.problems());
        refuse(problems);
    }

    /** @throws Invalid with the problems, by their places, if there are any */
    static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) throw new Invalid(problems.stream().sorted(Comparator.comparing(Problem::place)).toList());
    }

    String read() {
        return files + " files, " + triples + " triples";
    }

    String derived() {
        return derived + " triples from " + derivedFrom + " sources";
    }
}
