package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GRAPH over two graphs: four things of which each has its number and leads to the first of them, and a fifth by itself. */
class EachGraphTest {
    private static final DatasetGraph GRAPHS = DatabaseMgr.createDatasetGraph();

    @BeforeAll
    static void draw() {
        Txn.executeWrite(GRAPHS, () -> {
            IntStream.rangeClosed(1, 4).forEach(i -> {
                GRAPHS.add(iri("g"), iri("t" + i), iri("number"), NodeValue.makeInteger(i).asNode());
                GRAPHS.add(iri("g"), iri("t" + i), iri("next"), iri("t1"));
            });
            GRAPHS.add(iri("g5"), iri("t5"), iri("number"), NodeValue.makeInteger(5).asNode());
        });
    }

    @AfterAll
    static void close() {
        GRAPHS.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?t <x:number> ?o FILTER EXISTS { <x:t5> <x:number> 5 } } } | 1",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?t <x:number> ?o FILTER NOT EXISTS { <x:t5> <x:number> 5 } } } | 4",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?t <x:number> ?o MINUS { ?other <x:next> ?one } } } | 5",
        "SELECT ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?t <x:number> ?o } } } ORDER BY ?n | 1 4",
        "SELECT ?n { GRAPH ?g { SELECT (MAX(?o) AS ?n) { ?t <x:number> ?o } } FILTER (?g = <x:g5>) } | 5",
        "SELECT ?n { ?a <x:number> 1 GRAPH ?g { SELECT ?n { ?t <x:number> ?n } ORDER BY ?n LIMIT 1 } } ORDER BY ?n | 1 5",
        "SELECT ?n { ?a <x:number> 1 OPTIONAL { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?t <x:number> ?o } } } ?a <x:next> ?a } ORDER BY ?n | 1 4",
        "SELECT ?n { ?a <x:number> ?n GRAPH ?g { } FILTER (?n < 2) } | 1 1",
        "SELECT (COUNT(*) AS ?n) { ?a <x:next> ?g GRAPH ?g { } } | 0",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { FILTER NOT EXISTS { ?t <x:number> 5 } } } | 1",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { BIND (1 AS ?x) } } | 2",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { VALUES ?x { 1 2 } } } | 4",
        "SELECT (COUNT(?o) AS ?n) { GRAPH ?g { OPTIONAL { ?t <x:number> ?o FILTER (?o > 4) } } } | 1",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { OPTIONAL { ?t <x:number> ?o FILTER (?o > 4) } } } | 2",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { GRAPH ?h { ?t <x:number> 5 } } } | 2",
        "SELECT (COUNT(*) AS ?n) { GRAPH <x:nowhere> { BIND (1 AS ?x) } } | 0",
        "SELECT ?n { ?t <x:number> ?n FILTER EXISTS { GRAPH ?g { ?t <x:number> ?n MINUS { ?other <x:next> ?n } FILTER NOT EXISTS { <x:t5> <x:number> 5 } } } } ORDER BY DESC(?n) LIMIT 1 | 4"})
    void whatItHoldsIsOfOneGraphAfterTheOther(String query, String numbers) {
        assertThat(column(query, "n")).isEqualTo(List.of(numbers.split(" ")));
    }

    private static List<String> column(String query, String name) {
        Engine engine = new LocalEngine(GRAPHS, "drawn", () -> { });
        return engine.select(QueryFactory.create(query), Scope.all()).bindings().stream().map(row -> row.get(name).getLiteralLexicalForm()).sorted().toList();
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("x:" + name);
    }
}
