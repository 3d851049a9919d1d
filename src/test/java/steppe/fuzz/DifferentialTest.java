package steppe.fuzz;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.serve.Server;
import steppe.near.Near;

/**
 * What the endpoint answers from a TDB2 database is what Jena alone answers over the same terms in memory, in the same order: neither its own functions,
 * executors, bounds and readers of terms nor those of TDB2 change a row. Where the two differ, Jena's reference engine, which evaluates as the
 * specification's section 18 says, has the last word. Not over TDB2: of values within its ids it takes 1 and true for one (NodeId.equals), and see
 * ExecutionTest.
 */
class DifferentialTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** As the endpoint reads relative IRIs, whatever folder it runs in. */
    private static final String BASE = "http://server/unset-base/";
    /** Where a literal comes in its place, Jena drops the row, in its reference engine too (ExecutionTest). */
    private static final Pattern VARIABLE_PREDICATE = Pattern.compile("EXISTS \\{ (?:[^{}]*\\. )?\\S+ \\?\\w+ ");
    @TempDir
    private static Path folder;
    private static DatasetGraph served;
    private static DatasetGraph memory;
    private static Server server;

    @BeforeAll
    static void draw() throws IOException {
        served = DatabaseMgr.connectDatasetGraph(database("served"));
        List<Quad> quads = OddGraph.of(new SplittableRandom(Long.getLong("fuzz.seed", 20261122))).toList();
        Txn.executeWrite(served, () -> quads.forEach(served::add));
        memory = copied();
        server = Server.start("localhost", 0, Optional.of(Near.of(served)), (config, turns) -> { });
    }

    private static Location database(String name) throws IOException {
        return Location.create(Files.createDirectory(folder.resolve(name)));
    }

    /** As TDB2 gives it back, since it keeps numbers by their value. */
    private static DatasetGraph copied() {
        DatasetGraph copy = DatasetGraphFactory.createTxnMem();
        Txn.executeRead(served, () -> Txn.executeWrite(copy, () -> served.stream().forEach(quad -> {
            copy.add(quad);
            copy.getDefaultGraph().add(quad.asTriple());
        })));
        return copy;
    }

    @AfterAll
    static void close() {
        server.close();
        TDBInternal.expel(served);
    }

    @Test
    void theEndpointAnswersAsJenaDoes() {
        int[] compared = new int[2];
        Fuzz.each("differential", 300, random -> {
            String text = new OddQueries(random).query();
            Query query = parsed(text);
            if (query == null) return;
            Optional<Answer> whole = asked(text);
            if (whole.isEmpty() || List.of(413, 503).contains(whole.get().status())) return; // More than there may be, or in more time than there is: said, and no answer.
            Answer answer = whole.get();
            assertThat(answer.status()).as(text + "\n" + answer.body()).isEqualTo(200);
            List<String> given = read(query, answer.body());
            Optional<List<String>> plain = outcome(() -> plainly(query));
            compared[1] += given.size();
            if (plain.isPresent() && plain.get().equals(given)) {
                compared[0]++;
                return;
            }
            if (query.isDescribeType() || plain.isEmpty() && isLeftOpen(text) || VARIABLE_PREDICATE.matcher(text).find()) return;
            List<List<String>> right = Stream.concat(plain.stream(), outcome(() -> byReference(query)).stream()).toList();
            if (!right.isEmpty()) assertThat(inOrder(given)).as(text).isIn(right.stream().map(DifferentialTest::inOrder).toList());
        });
        if (Integer.getInteger("fuzz.cases", 0) > 0) return;
        assertThat(compared[0]).as("answers that were Jena's").isGreaterThan(250);
        assertThat(compared[1]).as("rows in answers").isGreaterThan(5000);
    }

    /** No order tells a time with a zone from one without (XML Schema 1.0, section 3.2.7.4): these stand as they come. */
    private static List<String> inOrder(List<String> rows) {
        return rows.stream().map(row -> row.replace("Z\"^^xsd:time", "\"^^xsd:time")).toList();
    }

    /** How often a negated path goes the same way in several graphs; as is what a description holds. */
    private static boolean isLeftOpen(String text) {
        return text.contains("!<") || text.contains("!(");
    }

    /** Empty where it fails by itself, such as with a NullPointerException of a join that is closed early. */
    private static Optional<List<String>> outcome(Supplier<List<String>> answer) {
        try {
            return Optional.of(answer.get());
        } catch (RuntimeException failed) {
            return Optional.empty();
        }
    }

    private static Query parsed(String text) {
        try {
            return QueryFactory.create(text, BASE, Syntax.syntaxSPARQL_11);
        } catch (QueryException notAllowed) {
            return null; // Such as a variable that is neither grouped by nor counted.
        }
    }

    private record Answer(int status, String body) {}

    /** Empty if it breaks off, as it does where there are too many rows. A short answer that breaks off is a defect. */
    private static Optional<Answer> asked(String text) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + "/sparql?query=" + encode(text, UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "application/sparql-results+json, application/n-triples;q=0.5").build();
        HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream body = answer.body()) {
            body.transferTo(read);
            return Optional.of(new Answer(answer.statusCode(), read.toString(UTF_8)));
        } catch (IOException breaksOff) {
            assertThat(read.size()).as(text).isGreaterThan(1 << 20);
            return Optional.empty();
        }
    }

    private static List<String> plainly(Query query) {
        return Txn.calculateRead(memory, () -> answer(query, memory));
    }

    private static List<String> byReference(Query query) {
        QueryEngineRef.register();
        try {
            return plainly(query);
        } finally {
            QueryEngineRef.unregister();
        }
    }

    private static List<String> answer(Query query, DatasetGraph graphs) {
        Pair<DatasetGraph, Query> decided = decided(query, graphs);
        try (QueryExec exec = QueryExec.dataset(decided.getLeft()).query(decided.getRight()).timeout(5, TimeUnit.SECONDS).build()) {
            if (query.isAskType()) return List.of("" + exec.ask());
            if (query.isSelectType()) return rows(query, exec.select());
            return triples(query.isDescribeType() ? exec.describe() : exec.construct());
        }
    }

    /** As Fuseki does it. */
    private static Pair<DatasetGraph, Query> decided(Query query, DatasetGraph graphs) {
        if (!query.hasDatasetDescription()) return Pair.create(graphs, query);
        Query rest = query.cloneQuery();
        rest.getGraphURIs().clear();
        rest.getNamedGraphURIs().clear();
        return Pair.create(DynamicDatasets.dynamicDataset(DatasetDescription.create(query), graphs, false), rest);
    }

    private static List<String> read(Query query, String body) {
        if (!query.isSelectType() && !query.isAskType()) return triples(RDFParser.fromString(body, Lang.NTRIPLES).toGraph());
        if (query.isAskType()) return List.of("" + body.replaceAll("\\s", "").contains("\"boolean\":true"));
        return rows(query, RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(body.getBytes(UTF_8)), ResultSetLang.RS_JSON)));
    }

    private static List<String> rows(Query query, RowSet rows) {
        List<Var> names = rows.getResultVars();
        Stream<String> lines = rows.materialize().stream().map(row -> names.stream().map(name -> name.getVarName() + "=" + shown(row.get(name))).collect(Collectors.joining(" ")));
        return (query.hasOrderBy() && !query.isQueryResultStar() ? lines : lines.sorted()).toList();
    }

    private static List<String> triples(Graph graph) {
        return graph.stream().map(triple -> shown(triple.getSubject()) + " " + shown(triple.getPredicate()) + " " + shown(triple.getObject())).sorted().toList();
    }

    /** A blank node has another name in each answer (SPARQL 1.1 Query Results JSON Format, section 3.2.2). */
    private static String shown(Node node) {
        return node == null ? "" : node.isBlank() ? "_:" : node.toString();
    }
}
