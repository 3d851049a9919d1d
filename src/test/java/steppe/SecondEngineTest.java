package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steppe.query.Answer;
import steppe.query.AnswerFormat;
import steppe.query.Question;
import steppe.query.Rows;

/**
 * RDF4J, an engine that shares no code with Jena, loads the dump and gives the expected answer to every saved question: so
 * these are portable SPARQL 1.1. Rows are compared by term; the order of equals is the engine's own.
 */
class SecondEngineTest {
    private static final Service SERVICE = Service.running();
    private static final SailRepository STORE = new SailRepository(new MemoryStore());

    @BeforeAll
    static void loadTheDump() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE.root() + "/dump/steppe.nq.gz")).build();
        byte[] dump = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
        try (RepositoryConnection connection = STORE.getConnection(); InputStream in = new GZIPInputStream(new ByteArrayInputStream(dump))) {
            connection.add(in, RDFFormat.NQUADS);
        }
    }

    @AfterAll
    static void close() {
        STORE.shutDown();
    }

    static Stream<Question> questions() {
        return SERVICE.questions().all().stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void givesTheSameRows(Question question) throws IOException {
        List<String> expected = Files.readAllLines(question.expectedAnswer());
        List<String> found = new String(ask(question).write(AnswerFormat.TSV), StandardCharsets.UTF_8).lines().toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void holdsTheWholeGraph() {
        try (RepositoryConnection connection = STORE.getConnection()) {
            assertThat(connection.size()).isGreaterThan(30_000);
        }
    }

    /** The file as it is, which is what a user would paste. */
    private static Answer ask(Question question) {
        try (RepositoryConnection connection = STORE.getConnection();
                TupleQueryResult result = connection.prepareTupleQuery(question.query(question.defaults())).evaluate()) {
            List<Binding> rows = new ArrayList<>();
            while (result.hasNext()) rows.add(binding(result.next()));
            return Answer.of(question.query(), new Rows(question.query().getProjectVars(), rows));
        }
    }

    private static Binding binding(BindingSet row) {
        BindingBuilder builder = Binding.builder();
        row.forEach(binding -> builder.add(Var.alloc(binding.getName()), node(binding.getValue())));
        return builder.build();
    }

    private static Node node(Value value) {
        if (value instanceof IRI) return NodeFactory.createURI(value.stringValue());
        if (!(value instanceof Literal literal)) return NodeFactory.createBlankNode(value.stringValue());
        if (literal.getLanguage().isPresent()) return NodeFactory.createLiteralLang(literal.getLabel(), literal.getLanguage().get());
        return NodeFactory.createLiteralDT(literal.getLabel(), TypeMapper.getInstance().getSafeTypeByName(literal.getDatatype().stringValue()));
    }
}
