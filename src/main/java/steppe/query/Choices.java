package steppe.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;

/** What the parameters of the questions can be filled with, from the graph, over all sources; asked once for each version of it. */
public final class Choices {
    private record Kept(String version, Map<String, Rows> rows) {}

    private final Engine engine;
    private final SavedQuestions questions;
    private volatile Kept kept = new Kept("", Map.of());

    public Choices(Engine engine, SavedQuestions questions) {
        this.engine = engine;
        this.questions = questions;
    }

    /** The question, and which of its parameters takes the thing. */
    public record Use(Question question, Parameter parameter) {}

    /** The rows of the parameter's options query, {@code ?value} and perhaps {@code ?label}; nothing for a free field. */
    public Optional<Rows> of(Parameter parameter) {
        return questions.options(parameter).map(query -> rows(parameter.options().orElseThrow(), query));
    }

    /** Whether the options query itself says in which order they come. */
    public boolean areOrdered(Parameter parameter) {
        return questions.options(parameter).filter(Query::hasOrderBy).isPresent();
    }

    /** The questions that can be asked about a thing; where two parameters take it, the one that has it as its default, else the first. */
    public List<Use> about(Node thing) {
        return questions.all().stream().flatMap(question -> use(question, thing).stream()).toList();
    }

    private Optional<Use> use(Question question, Node thing) {
        List<Parameter> taking = question.parameters().stream().filter(parameter -> offers(parameter, thing)).toList();
        Stream<Parameter> usual = taking.stream().filter(parameter -> parameter.defaults().contains(thing));
        return Stream.concat(usual, taking.stream()).findFirst().map(parameter -> new Use(question, parameter));
    }

    private boolean offers(Parameter parameter, Node thing) {
        return of(parameter).filter(rows -> rows.bindings().stream().anyMatch(row -> thing.equals(row.get("value")))).isPresent();
    }

    private Rows rows(String options, Query query) {
        String version = engine.version();
        if (!kept.version().equals(version)) kept = new Kept(version, new ConcurrentHashMap<>());
        return kept.rows().computeIfAbsent(options, name -> engine.select(query, Scope.all()));
    }
}
