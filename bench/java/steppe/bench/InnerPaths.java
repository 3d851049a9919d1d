package steppe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import steppe.query.Answer;
import steppe.query.AnswerFormat;
import steppe.query.LocalEngine;
import steppe.query.Question;
import steppe.query.SavedQuestions;
import steppe.read.Repository;
import steppe.store.Build;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;
import steppe.web.Accept;

/** The paths that every request takes, each beside what Jena alone needs for the same. Times are microseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InnerPaths {
    private static final List<String> OFFERS = List.of("text/html", "text/csv", "application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values");
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private Path folder;
    private DatasetGraph dataset;
    private LocalEngine engine;
    private Question question;
    private Query prepared;
    private String text;
    private Answer answer;

    @Setup
    public void build() throws IOException {
        folder = Files.createTempDirectory("steppe-bench");
        StoreVersion store = new Build(new Repository(Path.of(".")), Optional.empty(), line -> { }).into(new StoreFolder(folder), "bench");
        dataset = store.dataset();
        engine = new LocalEngine(dataset, store.name(), () -> StoreVersion.close(dataset));
        question = SavedQuestions.read(Path.of("queries")).orElseThrow().find("members-of-both").orElseThrow();
        text = question.text(question.defaults());
        prepared = QueryFactory.create(text);
        answer = question.ask(engine, steppe.query.Scope.all(), question.defaults());
    }

    @TearDown
    public void remove() throws IOException {
        engine.close();
        PathUtils.deleteDirectory(folder);
    }

    /** From texts as they stand in a URL to checked terms. */
    @Benchmark
    public Object arguments() {
        return question.arguments(Map.of()).orElseThrow();
    }

    @Benchmark
    public Object savedQuestion() {
        return question.ask(engine, steppe.query.Scope.all(), question.defaults());
    }

    /** The same query as Jena alone answers it. */
    @Benchmark
    public Object savedQuestionByJena() {
        return Txn.calculateRead(dataset, () -> {
            try (QueryExec exec = QueryExec.dataset(dataset).query(prepared).set(TDB2.symUnionDefaultGraph, true).build()) {
                return exec.select().stream().map(Binding::detach).toList();
            }
        });
    }

    @Benchmark
    public Object json() {
        return answer.write(AnswerFormat.ofSuffix("json").orElseThrow());
    }

    @Benchmark
    public Object negotiation() {
        return Accept.of(BROWSER).best(OFFERS);
    }

    @Benchmark
    public Object parsing() {
        return QueryFactory.create(text);
    }
}
