package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.model.Names;
import steppe.query.Answer;
import steppe.query.AnswerFormat;
import steppe.query.Question;
import steppe.query.Rows;
import steppe.query.SavedQuestions;

/**
 * Programs of other people against the service as its users start it: curl, rapper, rdflib and SPARQLWrapper of Debian, and
 * Comunica. What a machine does not have is skipped and said; on CI it must be there.
 */
class ClientsIT {
    private static final Path CLIENTS = Path.of("src/test/clients");
    private static final boolean CI = "true".equals(System.getenv("STEPPE_CI"));
    private static final int PATIENCE_SECONDS = 300;
    @TempDir
    private static Path folder;
    private static Running service;

    @BeforeAll
    static void serve() throws Exception {
        int port = Running.freePort();
        List<String> where = List.of("--repository=.", "--store=" + folder.resolve("store"));
        run(new ProcessBuilder(Stream.concat(Stream.of("java", "-jar", "target/steppe-0.1.0.jar", "build"), where.stream()).toList()));
        service = Running.start(Stream.concat(Stream.of("java", "-jar", "target/steppe-0.1.0.jar", "serve", "--port=" + port), where.stream()).toList(), Map.of(), port, "/robots.txt");
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) service.close();
    }

    @ParameterizedTest
    @CsvSource({"text/turtle, /id/SCO.ttl", "application/ld+json, /id/SCO.jsonld", "text/html, /id/SCO.html"})
    void curlIsSentOnAndAnswered(String type, String target) throws Exception {
        needs("curl");
        String said = run("curl", "-sS", "-L", "-o", folder.resolve("out").toString(), "-w", "%{http_code} %{content_type} %{url_effective}", "-H", "Accept: " + type, service.root() + "/id/SCO");
        assertThat(said).startsWith("200 " + type).endsWith(target);
        assertThat(Files.readString(folder.resolve("out"))).contains("SCO");
    }

    @Test
    void curlGetsADumpThatItsChecksumFits() throws Exception {
        needs("curl");
        for (String file : List.of("steppe.nq.gz", "steppe.nq.gz.sha256")) run("curl", "-sSf", "-o", folder.resolve(file).toString(), service.root() + "/dump/" + file);
        assertThat(run(new ProcessBuilder("sha256sum", "-c", "steppe.nq.gz.sha256").directory(folder.toFile()))).contains("steppe.nq.gz: OK");
        run("gzip", "-t", folder.resolve("steppe.nq.gz").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/SCO", "/claim/cepa-2025-107a", "/document/astana-2024", "/ontology", "/graph/reference", "/.well-known/void", "/sparql", "/dataset", "/provenance/reference", "/.well-known/sparql-examples"})
    void rapperReadsWhatItAsksFor(String path) throws Exception {
        needs("rapper");
        String said = run("rapper", "-c", "-i", "turtle", service.root() + path);
        assertThat(said).containsPattern("returned [1-9]\\d* triples").doesNotContain("Error");
    }

    @Test
    void pythonReadsEveryFormatAndAsksInSparql() throws Exception {
        needs("/usr/bin/python3", "-c", "import rdflib, SPARQLWrapper");
        assertThat(run("/usr/bin/python3", CLIENTS.resolve("read.py").toString(), service.root())).endsWith("ok");
    }

    /** No bound is reached in this graph, so the answer is made here. */
    @Test
    void pythonReadsAnAnswerThatSaysWhereItStopped() throws Exception {
        needs("/usr/bin/python3", "-c", "import rdflib");
        Var state = Var.alloc("state");
        Answer answer = new Answer(List.of(state), List.of(new Answer.Row(Map.of(state, NodeFactory.createURI(Names.ID + "Kazakhstan")), Map.of())), true);
        List<String> links = List.of("../question/members?a=b&c=%3C#bound");
        Path json = Files.write(folder.resolve("bound.json"), answer.write(AnswerFormat.JSON, links));
        Path xml = Files.write(folder.resolve("bound.xml"), answer.write(AnswerFormat.XML, links));
        assertThat(run("/usr/bin/python3", CLIENTS.resolve("bound.py").toString(), json.toString(), xml.toString())).endsWith("ok");
    }

    /** With all that a language could trip over in the query. R is left out: it is too large to install for this. */
    @ParameterizedTest
    @CsvSource({"curl, ask.sh, sh, curl --version", "Python, ask.py, /usr/bin/python3, /usr/bin/python3 -c 'import SPARQLWrapper'", "Java, Ask.java, java, java -version", "JavaScript, ask.mjs, node, node --version"})
    void theEditorsProgramsRunAsTheyStand(String language, String file, String command, String check) throws Exception {
        needs("node", "--version");
        needs("sh", "-c", check);
        String hard = "# it's \"\"\" `x` ${y} $z \\n %s )-\" SPARQL\n";
        String prefixes = hard + "PREFIX : <https://w3id.org/steppe/id/> PREFIX steppe: <https://w3id.org/steppe/ontology#>\n";
        String filter = " FILTER(str(?state) != \"a\\\\b'\\\"`${x}\") }";
        assertThat(snippet(language, file, command, "select", "", prefixes + "SELECT ?state { ?state steppe:memberOf :SCO , :CSTO" + filter)).contains("Kazakhstan", "Belarus");
        assertThat(snippet(language, file, command, "select", "https://w3id.org/steppe/graph/derived/cepa-2025", prefixes + "SELECT ?state { ?state steppe:memberOf :SCO , :CSTO" + filter)).doesNotContain("Belarus");
        assertThat(snippet(language, file, command, "ask", "", prefixes + "ASK { :Kazakhstan steppe:memberOf :SCO }")).containsIgnoringCase("true");
        assertThat(snippet(language, file, command, "construct", "", prefixes + "CONSTRUCT { ?state steppe:memberOf :SCO } WHERE { ?state steppe:memberOf :SCO" + filter)).contains("Kazakhstan");
    }

    private static String snippet(String language, String file, String command, String kind, String graph, String query) throws Exception {
        Path program = Files.createTempDirectory(folder, "snippet").resolve(file);
        Path asked = Files.writeString(program.resolveSibling("query.rq"), query);
        ProcessBuilder writer = new ProcessBuilder("node", "snippet.js", language, service.root() + "/sparql", kind, graph).directory(CLIENTS.toFile()).redirectInput(asked.toFile());
        Files.writeString(program, run(writer));
        return run(command, program.toString());
    }

    @Test
    void comunicaFollowsTheLinkFromADocumentToItsAuthor() throws Exception {
        needsComunica();
        String said = run(new ProcessBuilder("node", "traverse.js", service.root()).directory(CLIENTS.toFile()));
        assertThat(said).contains("https://w3id.org/steppe/id/Concetta\t").contains("https://w3id.org/steppe/document/different-truths-2025\n");
    }

    @Test
    void comunicaGetsTheExpectedAnswerToEveryQuestion() throws Exception {
        needsComunica();
        Path answers = Files.createDirectory(folder.resolve("answers"));
        run(new ProcessBuilder("node", "questions.js", service.root() + "/sparql", Path.of("queries").toAbsolutePath().toString(), answers.toString()).directory(CLIENTS.toFile()));
        for (Question question : SavedQuestions.read(Path.of("queries")).orElseThrow().all()) {
            List<String> found = new String(answer(question, answers).write(AnswerFormat.TSV), StandardCharsets.UTF_8).lines().toList();
            assertThat(found).as(question.name()).containsExactlyInAnyOrderElementsOf(Files.readAllLines(question.expectedAnswer()));
        }
    }

    private static Answer answer(Question question, Path answers) throws IOException {
        try (var in = Files.newInputStream(answers.resolve(question.name() + ".srj"))) {
            List<Binding> rows = RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON).create(ResultSetLang.RS_JSON).read(in, Context.emptyContext()).stream().map(Binding::detach).toList();
            return Answer.of(question.query(), new Rows(question.query().getProjectVars(), rows));
        }
    }

    /** Installed once, from the lock file; npm is not asked of users. */
    private static void needsComunica() throws Exception {
        needs("npm", "--version");
        if (!Files.isDirectory(CLIENTS.resolve("node_modules"))) run(new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts").directory(CLIENTS.toFile()));
    }

    private static void needs(String... command) throws Exception {
        boolean there = works(command.length > 1 ? Stream.of(command).toList() : List.of(command[0], "--version"));
        if (!there && CI) throw new AssertionError(String.join(" ", command) + " is missing: CI must have it");
        Assumptions.assumeTrue(there, () -> "SKIPPED, " + String.join(" ", command) + " is missing");
    }

    private static boolean works(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(String... command) throws Exception {
        return run(new ProcessBuilder(new ArrayList<>(List.of(command))));
    }

    /** What it said, on both of its outputs; it must succeed. */
    private static String run(ProcessBuilder builder) throws Exception {
        Path output = Files.createTempFile(folder, "said", ".txt");
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly();
        String said = Files.readString(output).strip();
        assertThat(ended && process.exitValue() == 0).as(String.join(" ", builder.command()) + "\n" + said).isTrue();
        return said;
    }
}
