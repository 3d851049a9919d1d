package steppe.query;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import steppe.model.Outcome;
import steppe.model.Problem;

/** All saved questions of a directory: {@code *.rq}, and in {@code options/} the queries that list what can be chosen. */
public final class SavedQuestions {
    /** In bytes. To read fifty million of them holds up a start for a minute. */
    private static final int LONGEST = 1 << 20;
    private final Map<String, Question> questions;
    private final Map<String, Query> options;

    private SavedQuestions(Map<String, Question> questions, Map<String, Query> options) {
        this.questions = Collections.unmodifiableMap(questions);
        this.options = Collections.unmodifiableMap(options);
    }

    /** Reads the directory; bad with every problem of every file, each with file, line and column. */
    public static Outcome<SavedQuestions> read(Path directory) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Query> options = readAll(directory.resolve("options"), QuestionReader::readOptions, problems);
        Map<String, Question> questions = readAll(directory, QuestionReader::read, problems);
        questions.values().forEach(question -> problems.addAll(missingOptions(question, options)));
        return problems.isEmpty() ? Outcome.good(new SavedQuestions(questions, options)) : Outcome.bad(problems);
    }

    /** By name. */
    public List<Question> all() {
        return List.copyOf(questions.values());
    }

    public Optional<Question> find(String name) {
        return Optional.ofNullable(questions.get(name));
    }

    public List<String> names() {
        return List.copyOf(questions.keySet());
    }

    /** The themes in alphabetical order, each with its questions by title. */
    public Map<String, List<Question>> byTheme() {
        Map<String, List<Question>> themes = new TreeMap<>();
        questions.values().stream().sorted(Comparator.comparing(Question::title))
                .forEach(question -> themes.computeIfAbsent(question.theme(), theme -> new ArrayList<>()).add(question));
        return themes;
    }

    /** The query behind a parameter's choice: {@code ?value} and, where it has one, {@code ?label}. */
    public Optional<Query> options(Parameter parameter) {
        return parameter.options().map(options::get);
    }

    private static List<Problem> missingOptions(Question question, Map<String, Query> options) {
        return question.parameters().stream().flatMap(parameter -> parameter.options().stream()).filter(name -> !options.containsKey(name))
                .map(name -> new Problem(question.file() + ":1:1", "there is no options/" + name + ".rq.", Nearest.hint(name, options.keySet()))).toList();
    }

    private interface FileReader<T> {
        Outcome<T> read(SourceText source);
    }

    private static <T> Map<String, T> readAll(Path directory, FileReader<T> reader, List<Problem> problems) {
        Map<String, T> found = new LinkedHashMap<>();
        List<Path> files = files(directory, problems);
        // On both cores: parsing more than a hundred queries with a cold JVM is the longest part of a start.
        List<Outcome<T>> read = files.parallelStream().map(file -> text(file).then(reader::read)).toList();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).getFileName().toString().replaceAll("\\.rq$", "");
            read.get(i).fold(value -> found.put(name, value), problems::addAll);
        }
        return found;
    }

    private static List<Path> files(Path directory, List<Problem> problems) {
        if (directory.endsWith("options") && !Files.isDirectory(directory)) return List.of();
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".rq")).sorted().toList();
        } catch (IOException e) {
            problems.add(new Problem(directory.toString(), "cannot be listed.", "It should hold the saved questions, *.rq."));
            return List.of();
        }
    }

    private static Outcome<SourceText> text(Path file) {
        // A pipe waits for its other end.
        if (Files.exists(file) && !Files.isRegularFile(file)) return Outcome.bad(new Problem(file.toString(), "is not a file but a folder, a pipe or a device.", "Move it away."));
        try {
            if (Files.size(file) > LONGEST) return Outcome.bad(new Problem(file.toString(), "is longer than " + LONGEST + " bytes.", "Ask for less at once."));
            return Outcome.good(new SourceText(file, Files.readString(file)));
        } catch (CharacterCodingException e) {
            return Outcome.bad(new Problem(file + ":1:1", "is not UTF-8.", "Save it as UTF-8."));
        } catch (IOException e) {
            return Outcome.bad(new Problem(file.toString(), "cannot be read.", ""));
        }
    }
}
