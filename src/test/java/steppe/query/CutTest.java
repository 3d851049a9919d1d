package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.serve.Server;

/**
 * Whether a LIMIT left something out, of an engine in process and of one over HTTP. Five things have a number each and are even or odd; three
 * of them are in the first graph, two in the second. A thousand and two hundred others are counted.
 */
class CutTest {
    @TempDir
    private static Path folder;
    private static DatasetGraph dataset;
    private static Server server;
    private static LocalEngine local;
    private static Engine remote;

    @BeforeAll
    static void draw() {
        dataset = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        Txn.executeWrite(dataset, () -> {
            IntStream.rangeClosed(1, 5).forEach(i -> add(i <= 3 ? "g1" : "g2", "t" + i, "number", i));
            IntStream.rangeClosed(1, 5).forEach(i -> add("g1", "t" + i, "odd", i % 2));
            IntStream.rangeClosed(1, 1200).forEach(i -> add("g3", "n" + i, "counted", i));
        });
        local = new LocalEngine(dataset, "drawn", () -> { });
        server = Server.start("localhost", 0, Optional.of(dataset), (config, turns) -> { });
        remote = new RemoteEngine("http://localhost:" + server.port() + "/sparql");
    }

    private static void add(String graph, String subject, String predicate, int value) {
        dataset.add(new Quad(node(graph), node(subject), node(predicate), NodeValue.makeInteger(value).asNode()));
    }

    private static Node node(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    @AfterAll
    static void stop() {
        server.close();
        dataset.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT ?t { ?t :number ?n } | 5 | false",
        "SELECT ?t { ?t :number ?n } LIMIT 6 | 5 | false",
        "SELECT ?t { ?t :number ?n } LIMIT 5 | 5 | false",
        "SELECT ?t { ?t :number ?n } LIMIT 4 | 4 | true",
        "SELECT ?t { ?t :number ?n } LIMIT 0 | 0 | true",
        "SELECT ?t { ?t :absent ?n } LIMIT 0 | 0 | false",
        "SELECT ?t { ?t :number ?n } OFFSET 3 | 2 | false",
        "SELECT ?t { ?t :number ?n } OFFSET 2 LIMIT 3 | 3 | false",
        "SELECT ?t { ?t :number ?n } OFFSET 2 LIMIT 2 | 2 | true",
        "SELECT ?t { ?t :number ?n } OFFSET 9 LIMIT 1 | 0 | false",
        "SELECT ?t { ?t :number ?n } ORDER BY ?n LIMIT 5 | 5 | false",
        "SELECT ?t { ?t :number ?n } ORDER BY ?n LIMIT 4 | 4 | true",
        "SELECT ?t { ?t :number ?n } ORDER BY ?n LIMIT 0 | 0 | true",
        "SELECT ?t { ?t :number ?n } ORDER BY ?n OFFSET 2 LIMIT 3 | 3 | false",
        "SELECT ?t { ?t :number ?n } ORDER BY ?n OFFSET 2 LIMIT 2 | 2 | true",
        "SELECT ?t { ?t :counted ?n } ORDER BY ?n LIMIT 1200 | 1200 | false",
        "SELECT ?t { ?t :counted ?n } ORDER BY ?n LIMIT 1199 | 1199 | true",
        "SELECT DISTINCT ?odd { ?t :odd ?odd } LIMIT 2 | 2 | false",
        "SELECT DISTINCT ?odd { ?t :odd ?odd } LIMIT 1 | 1 | true",
        "SELECT DISTINCT ?odd { ?t :odd ?odd } ORDER BY ?odd LIMIT 2 | 2 | false",
        "SELECT DISTINCT ?odd { ?t :odd ?odd } ORDER BY ?odd LIMIT 1 | 1 | true",
        "SELECT REDUCED ?odd { ?t :odd ?odd } ORDER BY ?odd LIMIT 2 | 2 | false",
        "SELECT REDUCED ?odd { ?t :odd ?odd } ORDER BY ?odd LIMIT 1 | 1 | true",
        "SELECT ?odd (COUNT(*) AS ?many) { ?t :odd ?odd } GROUP BY ?odd ORDER BY DESC(?many) LIMIT 2 | 2 | false",
        "SELECT ?odd (COUNT(*) AS ?many) { ?t :odd ?odd } GROUP BY ?odd ORDER BY DESC(?many) LIMIT 1 | 1 | true",
        "SELECT ?odd { ?t :odd ?odd } GROUP BY ?odd HAVING (COUNT(*) > 2) ORDER BY DESC(COUNT(*)) LIMIT 1 | 1 | false",
        "SELECT * { { SELECT ?t { ?t :number ?n } ORDER BY ?n LIMIT 5 } ?t :odd ?odd } | 5 | false",
        "SELECT * { { SELECT ?t { ?t :number ?n } ORDER BY ?n LIMIT 4 } ?t :odd ?odd } | 4 | true",
        "SELECT * { { SELECT ?t { ?t :number ?n } LIMIT 4 } ?t :odd ?odd } | 4 | true",
        "SELECT * { { SELECT ?t { ?t :counted ?n } ORDER BY ?n LIMIT 1199 } ?t :counted ?n } ORDER BY ?n | 1199 | true",
        "SELECT * { { SELECT ?t ?n { { SELECT ?t ?n { ?t :number ?n } ORDER BY ?n LIMIT 3 } ?t :odd 1 } ORDER BY ?n LIMIT 2 } } | 2 | true",
        "SELECT * { { SELECT ?t ?n { { SELECT ?t ?n { ?t :number ?n } ORDER BY ?n LIMIT 5 } ?t :odd 1 } ORDER BY ?n LIMIT 2 } } | 2 | true",
        "SELECT * { { SELECT ?t ?n { { SELECT ?t ?n { ?t :number ?n } ORDER BY ?n LIMIT 5 } ?t :odd 1 } ORDER BY ?n LIMIT 3 } } | 3 | false",
        "SELECT * { ?t :number ?n OPTIONAL { SELECT ?t ?odd { ?t :odd ?odd } ORDER BY ?t LIMIT 5 } } | 5 | false",
        "SELECT * { ?t :number ?n OPTIONAL { SELECT ?t ?odd { ?t :odd ?odd } ORDER BY ?t LIMIT 4 } } | 5 | true",
        "SELECT * { ?t :number ?n OPTIONAL { SELECT ?t ?odd { ?t :odd ?odd } LIMIT 4 } } | 5 | true",
        "SELECT * { { ?t :number 1 } UNION { SELECT ?t { ?t :number ?n } ORDER BY ?t LIMIT 4 } } | 5 | true",
        "SELECT * { ?t :number ?n MINUS { SELECT ?t { ?t :odd ?odd } ORDER BY ?t LIMIT 4 } } | 1 | true",
        "SELECT * { { SELECT ?t ?n { ?t :number ?n } ORDER BY ?n LIMIT 3 } FILTER (?n > 3) } | 0 | true",
        "SELECT * { GRAPH :g2 { { SELECT ?t { ?t :number ?n } ORDER BY ?t LIMIT 2 } ?t :number ?n } } | 2 | false",
        "SELECT * { GRAPH :g2 { { SELECT ?t { ?t :number ?n } ORDER BY ?t LIMIT 1 } ?t :number ?n } } | 1 | true",
        "SELECT * { { SELECT DISTINCT ?t { ?t :number ?n } ORDER BY ?t LIMIT 5 } VALUES ?a { 1 } VALUES ?b { 1 2 3 } } | 15 | false",
        "SELECT * { { SELECT DISTINCT ?t { ?t :number ?n } ORDER BY ?t LIMIT 4 } VALUES ?a { 1 } VALUES ?b { 1 2 3 } } | 12 | true",
        "SELECT * { { SELECT ?t { ?t :number ?n } LIMIT 5 } VALUES ?a { 1 } VALUES ?b { 1 2 3 } } | 15 | false",
        "SELECT * { { SELECT ?t { ?t :number ?n } LIMIT 4 } VALUES ?a { 1 } VALUES ?b { 1 2 3 } } | 12 | true",
        "SELECT * { { SELECT DISTINCT ?t { ?t :number ?n } ORDER BY ?t LIMIT 2 } VALUES ?a { 1 } VALUES ?t { :t2 :t3 } } | 1 | true",
        "SELECT * { ?t :number ?n FILTER EXISTS { SELECT ?t { ?t :odd ?odd } LIMIT 1 } } | 5 | false",
    })
    void whatIsLeftOutIsNoticed(String text, int rows, boolean cut) {
        Query query = query(text);
        for (Engine engine : new Engine[] {local, remote}) {
            Rows answer = engine.answer(query, Scope.all());
            assertThat(answer.bindings()).as(engine.getClass().getSimpleName()).hasSize(rows).containsExactlyInAnyOrderElementsOf(engine.select(query, Scope.all()).bindings());
            assertThat(answer.cut()).as(engine.getClass().getSimpleName()).isEqualTo(cut);
        }
    }

    /** From the first graph alone, three things have a number. */
    @Test
    void onlyTheSourcesThatAreAskedCount() {
        Scope first = new Scope(List.of("http://example.org/g1"));
        Query query = query("SELECT * { { SELECT ?t { ?t :number ?n } ORDER BY ?t LIMIT 3 } ?t :odd ?odd }");
        for (Engine engine : new Engine[] {local, remote}) {
            assertThat(engine.answer(query, first).cut()).isFalse();
            assertThat(engine.answer(query, Scope.all()).cut()).isTrue();
        }
    }

    @Test
    void oneQueryKnowsNothingOfAnother() {
        assertThat(local.answer(query("SELECT ?t { ?t :number ?n } LIMIT 1"), Scope.all()).cut()).isTrue();
        assertThat(local.answer(query("SELECT ?t { ?t :number ?n }"), Scope.all()).cut()).isFalse();
        assertThat(local.select(query("SELECT ?t { ?t :number ?n } LIMIT 1"), Scope.all()).cut()).as("nobody asked").isFalse();
    }

    @Test
    void theBoundsOfStrangersAreNotPutOutOfAction() {
        Context strangers = new Context();
        QC.setFactory(strangers, OpExecutorTDB2.OpExecFactoryTDB);
        assertThatThrownBy(() -> local.with(strangers).answer(query("SELECT ?t { ?t :number ?n }"), Scope.all())).isInstanceOf(IllegalStateException.class);
    }

    private static Query query(String text) {
        return QueryFactory.create("PREFIX : <http://example.org/> " + text);
    }
}
