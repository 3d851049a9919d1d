package steppe.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import steppe.model.Outcome;
import steppe.model.Problem;

/**
 * A saved question: a complete SPARQL 1.1 SELECT query with decorators, its parameters VALUES blocks with the default in
 * plain sight. Made by {@link SavedQuestions#read} only, so it holds together. Immutable.
 */
public final class Question {
    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

    private final SourceText source;
    private final Decorators decorators;
    private final Query query;
    private final Map<String, Parameter> parameters;

    Question(SourceText source, Decorators decorators, Query query, List<Parameter> parameters) {
        this.source = source;
        this.decorators = decorators;
        this.query = query;
        this.parameters = new LinkedHashMap<>();
        parameters.forEach(parameter -> this.parameters.put(parameter.name(), parameter));
    }

    /** A stretch of the sentence: plain text, or the blank of a parameter. */
    public record Part(String text, Optional<Parameter> parameter) {}

    /** The file's name without suffix; also its place in URLs. */
    public String name() {
        String file = source.file().getFileName().toString();
        return file.substring(0, file.length() - ".rq".length());
    }

    public Path file() {
        return source.file();
    }

    /** Where its expected answer is, or should be. */
    public Path expectedAnswer() {
        return source.file().resolveSibling(name() + ".tsv");
    }

    public String title() {
        return decorators.title();
    }

    public String summary() {
        return decorators.summary();
    }

    public String theme() {
        return decorators.theme();
    }

    public List<View> views() {
        return decorators.views().stream().map(Decorators.Declared::view).toList();
    }

    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** The query with its defaults; not to be changed. */
    public Query query() {
        return query;
    }

    public boolean isOrdered() {
        return query.hasOrderBy();
    }

    /** What stands above the column: declared, or made from the variable ({@code fromLatest} becomes "From latest"). */
    public String heading(Var column) {
        String name = column.getVarName();
        String words = name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return decorators.columns().getOrDefault(name, Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    /** The sentence cut at its blanks. Parameters that the sentence does not name are missing here. */
    public List<Part> sentence() {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = BLANK.matcher(decorators.sentence());
        int end = 0;
        while (matcher.find()) {
            parts.add(new Part(decorators.sentence().substring(end, matcher.start()), Optional.empty()));
            parts.add(new Part("", Optional.of(parameters.get(matcher.group(1)))));
            end = matcher.end();
        }
        parts.add(new Part(decorators.sentence().substring(end), Optional.empty()));
        return parts.stream().filter(part -> part.parameter().isPresent() || !part.text().isEmpty()).toList();
    }

    static List<String> blanks(String sentence) {
        return BLANK.matcher(sentence).results().map((MatchResult blank) -> blank.group(1)).toList();
    }

    public Arguments defaults() {
        Map<String, List<Node>> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.defaults()));
        return new Arguments(values);
    }

    /**
     * Checked arguments from the texts of a request. What is not given takes its default. Bad, with the parameter's name
     * as the place of each problem, if a text is not of its type, or a name is no parameter of this question.
     */
    public Outcome<Arguments> arguments(Map<String, List<String>> texts) {
        Map<String, List<Node>> values = new LinkedHashMap<>(defaults().values());
        List<Problem> problems = new ArrayList<>();
        texts.forEach((name, given) -> parse(name, given).fold(terms -> values.put(name, terms), problems::addAll));
        return problems.isEmpty() ? Outcome.good(new Arguments(values)) : Outcome.bad(problems);
    }

    private Outcome<List<Node>> parse(String name, List<String> given) {
        if (parameters.containsKey(name)) return parameters.get(name).parse(given);
        String known = parameters.isEmpty() ? "it has none" : "it has " + String.join(", ", parameters.keySet());
        return Outcome.bad(new Problem(name, "is no parameter of this question: " + known, Nearest.hint(name, parameters.keySet())));
    }

    /** The query with these arguments, as terms. */
    public Query bind(Arguments arguments) {
        return ValuesBlocks.bind(query, arguments.values());
    }

    /** The {@code .rq} file for these arguments, decorators included; with the defaults, the file as it is. */
    public String text(Arguments arguments) {
        return source.header() + query(arguments);
    }

    /** The same without the decorators: for pages and for the SPARQL endpoint. */
    public String query(Arguments arguments) {
        return arguments.equals(defaults()) ? source.text().substring(source.header().length()) : printed(arguments);
    }

    // Read again what was printed: should a term ever have become syntax, nobody gets to see it.
    private String printed(Arguments arguments) {
        Query bound = bind(arguments);
        String text = bound.toString(Syntax.syntaxSPARQL_11);
        if (!QueryFactory.create(text, Syntax.syntaxSPARQL_11).equals(bound)) throw new IllegalStateException(name() + " does not print as the query it is");
        return text;
    }

    /** The answer on this engine. */
    public Answer ask(Engine engine, Scope scope, Arguments arguments) {
        Query bound = bind(arguments);
        return Answer.of(bound, engine.answer(bound, scope));
    }

    @Override
    public String toString() {
        return name();
    }
}
