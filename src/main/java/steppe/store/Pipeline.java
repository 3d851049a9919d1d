package steppe.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import steppe.check.Findings;
import steppe.check.Rules;
import steppe.check.SourceCheck;
import steppe.complete.Completion;
import steppe.derive.Derivation;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.Source;
import steppe.read.SourceFile;

/**
 * Takes sources through their checks, completes them and derives from them: documents on all cores, a few at a time, and
 * hands them on in the order of their files.
 */
final class Pipeline {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private final SourceCheck check;
    private final Rules rules;
    private final Completion completion;
    private final Derivation derivation;

    Pipeline(Context context, SourceCheck check, Rules rules) {
        this.check = check;
        this.rules = rules;
        this.completion = new Completion(context);
        this.derivation = new Derivation(context.schema(), context.named("curation"));
    }

    /** @param problems receives the syntax errors of files that cannot be handed on */
    void run(List<SourceFile> files, List<Problem> problems, Consumer<Ready> sink) {
        ExecutorService cores = Executors.newFixedThreadPool(CORES);
        try {
            ArrayDeque<Future<Read>> open = new ArrayDeque<>();
            for (Iterator<SourceFile> next = files.iterator(); next.hasNext() || !open.isEmpty(); ) {
                while (next.hasNext() && open.size() <= CORES) open.add(submit(cores, next.next()));
                Read read = get(open.remove());
                problems.addAll(read.problems());
                read.ready().ifPresent(sink);
            }
        } finally {
            cores.shutdownNow();
        }
    }

    private record Read(Optional<Ready> ready, List<Problem> problems) {}

    private Future<Read> submit(ExecutorService cores, SourceFile file) {
        return cores.submit(() -> {
            List<Problem> problems = new ArrayList<>();
            return new Read(file.read(problems).map(this::prepare), problems);
        });
    }

    Ready prepare(Source source) {
        Findings findings = check.check(source);
        if (!findings.problems().isEmpty()) return Ready.refused(source, findings);
        long triples = source.graph().size();
        completion.complete(source);
        List<Problem> problems = rules.ofDocument(source);
        if (!problems.isEmpty()) return Ready.refused(source, findings.with(problems));
        return new Ready(source, triples, findings, derivation.derive(source));
    }

    private static Read get(Future<Read> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
