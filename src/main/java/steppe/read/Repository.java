package steppe.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.model.Texts;

/** The files that the store is a function of: {@code ontology/} and {@code triples/}. Reading changes nothing. */
public final class Repository {
    /** Of graphs that no file of {@code triples/} makes: the terms', what the graph says of itself, and what is derived from all documents. */
    private static final Set<String> TAKEN = Set.of("ontology", "vocabulary", "meta", "all");
    private final Path root;

    public Repository(Path root) {
        this.root = root;
    }

    /** Every graph, in the order of its file: as much memory as the whole repository needs. @throws Invalid with all syntax errors of all files */
    public List<Source> read() {
        return read(graphs());
    }

    /** The small graphs that documents are read against. @throws Invalid with all syntax errors of all files if one of these has any */
    public Context context() {
        List<Problem> problems = new ArrayList<>();
        List<SourceFile> files = graphs();
        List<Source> sources = files.stream().filter(Context::includes).flatMap(file -> file.read(problems).stream()).toList();
        if (!problems.isEmpty()) read(files);
        return Context.of(sources);
    }

    /** The files that hold claims, in the order of their names; each is read when its turn comes. */
    public List<SourceFile> documents() {
        return graphs().stream().filter(file -> !Context.includes(file)).toList();
    }

    /** The SHACL shapes; not part of the store. */
    public Graph shapes() {
        return read(List.of(SourceFile.of(root, root.resolve("ontology/shapes.ttl")))).get(0).graph();
    }

    /** The rules of one folder of {@code ontology/checks}, one SPARQL query a file; each row that it finds is a violation. */
    public List<Path> checks(RuleScope scope) {
        return checks().filter(rule -> rule.getParent().endsWith(scope.folder())).toList();
    }

    /** @throws Invalid if one lies where nobody would ask it */
    private Stream<Path> checks() {
        Set<Path> folders = Arrays.stream(RuleScope.values()).map(scope -> root.resolve("ontology/checks").resolve(scope.folder())).collect(Collectors.toSet());
        List<Path> rules = walk(root.resolve("ontology/checks"), 2, "-violation.rq");
        rules.stream().filter(rule -> !folders.contains(rule.getParent())).findFirst().ifPresent(stray -> {
            throw new Invalid(new Problem(root.relativize(stray).toString(), "is a rule about nothing", "Put it in ontology/checks/terms, documents or graph, by what its rows depend on."));
        });
        return rules.stream();
    }

    /** Each file that the store is made of, by its path in the repository. All are read. */
    public SortedMap<String, InputFile> inputs() {
        return inputs(Map.of());
    }

    /** @param known as they were before; those that the file system says are as they were are not read again */
    public SortedMap<String, InputFile> inputs(Map<String, InputFile> known) {
        SortedMap<String, InputFile> inputs = new TreeMap<>();
        for (Path file : files()) {
            String place = root.relativize(file).toString();
            inputs.put(place, input(file, Optional.ofNullable(known.get(place))));
        }
        return inputs;
    }

    /** Changes when any of these files does: part of the store's name, so that a stale one is seen. */
    public static String fingerprint(SortedMap<String, InputFile> inputs) {
        String lines = inputs.entrySet().stream().map(file -> file.getValue().digest() + " " + file.getKey() + "\n").collect(Collectors.joining());
        return Texts.digest(lines.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static List<Source> read(List<SourceFile> files) {
        List<Problem> problems = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (SourceFile file : files) file.read(problems).ifPresent(sources::add);
        if (!problems.isEmpty()) throw new Invalid(problems);
        return sources;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(graphs().stream().map(SourceFile::file).toList());
        files.add(root.resolve("ontology/shapes.ttl"));
        checks().forEach(files::add);
        return files;
    }

    private List<SourceFile> graphs() {
        List<SourceFile> graphs = new ArrayList<>(sources(List.of(root.resolve("ontology/steppe.ttl"), root.resolve("ontology/vocabulary.ttl"))));
        List<SourceFile> written = sources(list(root.resolve("triples"), ".ttl"));
        written.stream().filter(file -> TAKEN.contains(file.name())).findFirst().ifPresent(Repository::refuse);
        graphs.addAll(written);
        return graphs;
    }

    private List<SourceFile> sources(List<Path> files) {
        return files.stream().map(file -> SourceFile.of(root, file)).toList();
    }

    private static void refuse(SourceFile taken) {
        throw new Invalid(new Problem(taken.place(), "has a name that another graph has: graph:" + taken.name() + " and graph:derived/" + taken.name() + " would be its own",
                "Rename it, and what its claims are called."));
    }

    private static List<Path> list(Path folder, String ending) {
        return walk(folder, 1, ending);
    }

    private static List<Path> walk(Path folder, int depth, String ending) {
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw unlisted(folder, e);
        } catch (UncheckedIOException e) { // Of a folder within: the walk is a stream.
            throw unlisted(folder, e.getCause());
        }
    }

    private static Invalid unlisted(Path folder, IOException e) {
        String place = e instanceof FileSystemException within && within.getFile() != null ? within.getFile() : folder.toString();
        return new Invalid(new Problem(place, "cannot be listed: " + Reason.of(e), "Check its rights; or start Steppe in its repository, or name that with --repository DIR."));
    }

    private static InputFile input(Path file, Optional<InputFile> known) {
        try {
            return InputFile.of(file, known);
        } catch (IOException e) {
            throw new Invalid(new Problem(file.toString(), "cannot be read: " + Reason.of(e), "Check that it exists and may be read."));
        }
    }
}
