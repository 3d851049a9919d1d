package steppe.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import steppe.query.Answer;
import steppe.query.Arguments;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.Parameter;
import steppe.query.Question;
import steppe.query.QueryFile;
import steppe.query.Rows;
import steppe.query.SavedQuestions;
import steppe.query.Scope;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

/** One made-up graph, its questions, and what is asked of it. The folder's name is the number of claims. */
final class World implements AutoCloseable {
    /** No question has more of one kind. */
    private static final int PARAMETERS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Engine whole;
    private final Engine engine;
    private final SavedQuestions questions;
    private final Map<Node, Integer> mentions = new HashMap<>();
    private final Map<String, List<Node>> choices = new HashMap<>();

    /** @param queries the saved questions to ask, so that a change of theirs is measured without another build */
    World(Path folder, Path queries) {
        StoreVersion version = new StoreFolder(folder.resolve("store")).current().orElseThrow();
        DatasetGraph graph = version.dataset();
        whole = new LocalEngine(graph, version.name(), () -> StoreVersion.close(graph));
        engine = whole.within(PATIENCE);
        questions = SavedQuestions.read(queries).orElseThrow();
        for (var row : whole.select(QueryFile.of(World.class, "mentions.rq").query(), Scope.all()).bindings()) {
            mentions.put(row.get("value"), Integer.valueOf(row.get("number").getLiteralLexicalForm()));
        }
    }

    /** By name: each question as it stands, each about what most claims are about, and the lists of what can be chosen. */
    Map<String, Query> tasks() {
        Map<String, Query> tasks = new TreeMap<>();
        for (Question question : questions.all()) {
            tasks.put(question.name(), question.bind(question.defaults()));
            Arguments largest = largest(question);
            if (!largest.equals(question.defaults())) tasks.put(question.name() + " *", question.bind(largest));
            for (Parameter parameter : question.parameters()) {
                questions.options(parameter).ifPresent(query -> tasks.put("options/" + parameter.options().orElseThrow(), query));
            }
        }
        return tasks;
    }

    /** As a page has it: one row for what several claims say. */
    Rows answer(Query query) {
        Rows rows = engine.answer(query, Scope.all());
        if (query.getProjectVars().stream().anyMatch(Answer::isClaim)) Answer.of(query, rows);
        return rows;
    }

    /** From all over the graph: what the same number of rows costs more in a larger one is the machine's memory, not the question. */
    Supplier<Rows> anyClaims(int number) {
        List<Node> all = select(QueryFile.of(World.class, "claims.rq").query()).bindings().stream().map(row -> row.get("claim")).distinct().toList();
        List<Node> spread = IntStream.range(0, number).mapToObj(i -> all.get((int) ((long) i * all.size() / number))).toList();
        Query query = QueryFile.of(World.class, "any.rq").with("claim", spread);
        return () -> answer(query);
    }

    private Arguments largest(Question question) {
        Map<String, List<Node>> values = new LinkedHashMap<>(question.defaults().values());
        Set<Node> taken = new HashSet<>();
        for (Parameter parameter : question.parameters()) {
            choices(parameter).stream().filter(taken::add).findFirst().ifPresent(value -> values.put(parameter.name(), List.of(value)));
        }
        return new Arguments(values);
    }

    /** What the parameter takes, the most mentioned first. */
    private List<Node> choices(Parameter parameter) {
        return parameter.options().map(name -> choices.computeIfAbsent(name, key -> choices(questions.options(parameter).orElseThrow()))).orElse(List.of());
    }

    private List<Node> choices(Query options) {
        Comparator<Node> byMentions = Comparator.comparing(value -> -mentions.getOrDefault(value, 0));
        Rows rows;
        try {
            rows = select(options);
        } catch (QueryCancelledException tooSlow) {
            return List.of();
        }
        return rows.bindings().stream().map(row -> row.get("value")).distinct()
                .sorted(byMentions.thenComparing(value -> value.toString())).limit(PARAMETERS).toList();
    }

    private Rows select(Query query) {
        return engine.select(query, Scope.all());
    }

    @Override
    public void close() {
        whole.close();
    }
}
