package steppe.synthesize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.read.Repository;
import steppe.read.Source;
import steppe.store.Build;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

/** A made-up world after the real one: it passes every check of the build, and no one can take it for facts. */
class SynthesisTest {
    private static final Path REAL = Path.of(".");

    @TempDir
    private Path folder;

    @Test
    void passesEveryCheckOfTheBuild() {
        Path made = folder.resolve("repository");
        new Synthesis(REAL, 1100, 1).into(made);
        StoreVersion store = new Build(new Repository(made), Optional.empty(), line -> { }).into(new StoreFolder(folder.resolve("store")), "test");
        assertThat(store.manifest().quads()).isGreaterThan(1100 * 11);
    }

    @Test
    void hasAsManyClaimsAsAskedForInDocumentsOfAboutAThousand() {
        new Synthesis(REAL, 2500, 1).into(folder);
        List<Source> made = madeUp(new Repository(folder).read());
        assertThat(made).extracting(Source::name).containsExactly("synthetic-1", "synthetic-2");
        assertThat(made.stream().mapToInt(source -> claims(source.graph()).size()).sum()).isEqualTo(2500);
    }

    /** The expected answers are those of the real graph. */
    @Test
    void hasTheQuestionsWithoutTheirAnswers() throws IOException {
        new Synthesis(REAL, 100, 1).into(folder);
        assertThat(contents(folder).keySet()).contains("queries/members-of-both.rq", "ontology/shapes.ttl").noneMatch(file -> file.endsWith(".tsv"));
    }

    @Test
    void hasAllKindsOfTheRealClaims() {
        new Synthesis(REAL, 10_000, 1).into(folder);
        List<Source> sources = new Repository(folder).read();
        Set<String> real = kinds(sources.stream().filter(source -> source.name().matches(".*-20\\d\\d")).toList());
        assertThat(kinds(madeUp(sources))).containsAll(real).hasSizeGreaterThan(10);
        assertThat(properties(madeUp(sources))).contains("negated", "attributedTo", "when", "role", "partnership", "value", "flag", "correctedBy", "citedSource");
    }

    @Test
    void theSameNumbersGiveTheSameFilesAndAnotherSeedOthers() throws IOException {
        new Synthesis(REAL, 200, 7).into(folder.resolve("one"));
        new Synthesis(REAL, 200, 7).into(folder.resolve("two"));
        new Synthesis(REAL, 200, 8).into(folder.resolve("other"));
        assertThat(contents(folder.resolve("two"))).isEqualTo(contents(folder.resolve("one")));
        assertThat(contents(folder.resolve("other")).get("triples/synthetic-1.ttl")).isNotEqualTo(contents(folder.resolve("one")).get("triples/synthetic-1.ttl"));
    }

    /** Where digits are others than ours, a formatted year is no EDTF. */
    @Test
    void theReadersLanguageChangesNothing() throws IOException {
        new Synthesis(REAL, 200, 7).into(folder.resolve("here"));
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            new Synthesis(REAL, 200, 7).into(folder.resolve("there"));
        } finally {
            Locale.setDefault(here);
        }
        assertThat(contents(folder.resolve("there"))).isEqualTo(contents(folder.resolve("here")));
    }

    @Test
    void everythingMadeUpSaysSo() {
        new Synthesis(REAL, 300, 1).into(folder);
        Map<String, Graph> real = graphs(REAL);
        graphs(folder).forEach((name, graph) -> {
            Graph before = real.getOrDefault(name, Graph.emptyGraph);
            graph.find(Node.ANY, RDFS.label.asNode(), Node.ANY).filterDrop(before::contains)
                    .forEach(label -> assertThat(label.getObject().getLiteralLexicalForm()).matches("(?s).*([Ss]ynthetic|Вымышлено|虚构).*"));
            graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).filterDrop(before::contains)
                    .forEach(type -> assertThat(type.getSubject().getURI()).containsIgnoringCase("synthetic"));
        });
    }

    @Test
    void whatIsThereAlreadyStays() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> new Synthesis(REAL, 200, 1).into(folder)).isInstanceOf(Invalid.class).hasMessageContaining("is not empty");
    }

    @Test
    void tooFewClaimsAreRefused() {
        assertThatThrownBy(() -> new Synthesis(REAL, 99, 1)).isInstanceOf(Invalid.class).hasMessageContaining("100 or more");
        new Synthesis(REAL, 100, 1).into(folder);
        assertThat(madeUp(new Repository(folder).read()).stream().mapToInt(source -> claims(source.graph()).size()).sum()).isEqualTo(100);
    }

    private static List<Source> madeUp(List<Source> sources) {
        return sources.stream().filter(source -> source.name().startsWith("synthetic-")).toList();
    }

    private static Set<Node> claims(Graph graph) {
        return graph.find(Node.ANY, Names.term("passage"), Node.ANY).mapWith(Triple::getSubject).toSet();
    }

    private static Set<String> kinds(List<Source> sources) {
        return sources.stream().flatMap(source -> claims(source.graph()).stream().flatMap(claim -> source.graph().find(claim, RDF.type.asNode(), Node.ANY).toList().stream()))
                .map(type -> Names.shorten(type.getObject())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> properties(List<Source> sources) {
        return sources.stream().flatMap(source -> source.graph().find().toList().stream()).map(t -> t.getPredicate().getURI().replaceFirst(".*[#/]", "")).collect(Collectors.toSet());
    }

    private static Map<String, Graph> graphs(Path root) {
        return new Repository(root).read().stream().collect(Collectors.toMap(Source::name, Source::graph));
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) contents.put(root.relativize(file).toString(), Files.readString(file));
        }
        return contents;
    }
}
