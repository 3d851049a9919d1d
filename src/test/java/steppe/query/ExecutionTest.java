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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Jena 5.6 alone counts what it should not, or fails. Four things of which each has its number; the first is the next of the others. */
class ExecutionTest {
    private static final DatasetGraph GRAPHS = DatabaseMgr.createDatasetGraph();

    @BeforeAll
    static void draw() {
        Txn.executeWrite(GRAPHS, () -> IntStream.rangeClosed(1, 4).forEach(i -> {
            GRAPHS.add(iri("g"), iri("t" + i), iri("number"), NodeValue.makeInteger(i).asNode());
            GRAPHS.add(iri("g"), iri("t" + i), iri("next"), iri("t1"));
        }));
    }

    @AfterAll
    static void close() {
        GRAPHS.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT (COUNT(*) AS ?n) { ?t <x:number> ?o } HAVING (COUNT(*) > 2) VALUES ?b { 1 2 3 } | 4 4 4",
        "SELECT (COUNT(*) AS ?n) { ?t <x:number> ?o } HAVING (COUNT(*) > 4) VALUES ?b { 1 2 3 } | ``",
        "SELECT ?o (COUNT(*) AS ?n) { ?t <x:next> ?o } GROUP BY ?o HAVING (COUNT(*) > 2) VALUES ?b { 1 2 } | 4 4",
        "SELECT (SUM(?o) AS ?n) { ?t <x:number> ?o } GROUP BY (1 AS ?k) HAVING (COUNT(*) > 2) VALUES ?k { 1 } | 10",
        "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?t <x:number> ?o } GROUP BY (1 AS ?k) HAVING (COUNT(*) > 2) } VALUES ?a { 1 } VALUES ?b { 1 2 3 } } | 4 4 4",
        "SELECT ?n { ?a <x:number> 1 FILTER EXISTS { SELECT (COUNT(*) AS ?m) { ?t <x:next> ?a } HAVING (COUNT(*) = 4) } ?a <x:number> ?n } | 1"})
    void groupsAreOfTheirOwnPatternOnly(String query, String numbers) {
        assertThat(column(query, "n")).isEqualTo(numbers.isEmpty() ? List.of() : List.of(numbers.split(" ")));
    }

    /** One is closed because nothing is asked of it, before it has looked for a row. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT * { { ?a <x:never> ?c } { { SELECT DISTINCT ?a { ?a <x:number> ?n } ORDER BY ?a } { VALUES (?a ?c) { (<x:t1> UNDEF) (UNDEF 2) } } } } | 0",
        "SELECT * { { ?a <x:number> ?n } { VALUES (?a ?c) { (<x:t1> UNDEF) (UNDEF 2) } } { SELECT ?a ?c { ?a <x:next> ?c } ORDER BY ?c OFFSET 1 } } LIMIT 0 | 0",
        "SELECT * { { ?a <x:number> ?n } { VALUES (?a ?c) { (<x:t1> UNDEF) (UNDEF 2) } } } | 5",
        "SELECT * { ?a <x:never> ?e OPTIONAL { { SELECT (SUM(?n) AS ?m) { ?b <x:number> ?n } } VALUES (?a ?c) { (<x:t1> UNDEF) (UNDEF 2) } } } | 0",
        "SELECT * { ?d <x:never> ?a { SELECT ?a ?c { ?b <x:next> ?a VALUES (?a ?c) { (<x:t1> UNDEF) (UNDEF 2) } } ORDER BY ?a } OPTIONAL { ?c <x:next> ?a } } | 0",
        "`SELECT * FROM <x:g> FROM <x:h> { ?a ((<x:number>|<x:next>)/<x:next>+) ?a { ?d <x:never> ?a { ?a <x:next> ?e } FILTER (?a != ?e) } }` | 0",
        "`SELECT * FROM <x:g> FROM <x:h> { ?a ((<x:number>|<x:next>)/<x:next>+) ?a { SELECT ?a { ?a <x:never> ?b } ORDER BY ?a } }` | 0",
        "SELECT * FROM <x:g> FROM <x:h> { ?a <x:next>+ ?a } | 1"})
    void whatIsClosedBeforeItIsUsedDoesNotFail(String query, int rows) {
        assertThat(engine().select(QueryFactory.create(query), Scope.all()).bindings()).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT ?n { ?t <x:number> ?n FILTER NOT EXISTS { ?a ?n ?b . ?b ?c ?d } } | 1 2 3 4",
        "SELECT ?n { ?t <x:number> ?n FILTER EXISTS { ?a ?n ?b . ?b ?c ?d } } | ``",
        "SELECT ?n { VALUES ?p { 1 <x:number> UNDEF } <x:t2> ?p ?n . <x:t2> <x:next> ?o FILTER (isNumeric(?n)) } | 2 2",
        "SELECT ?n { <x:t2> ?p ?n . <x:t2> <x:next> <x:t1> } VALUES ?p { 1 <x:number> } | 2",
        "SELECT ?n { GRAPH ?g { <x:t2> ?p ?n . <x:t2> <x:next> <x:t1> } } VALUES ?p { 1 <x:number> } | 2",
        "SELECT ?n FROM <x:g> { <x:t2> ?p ?n . <x:t2> <x:next> <x:t1> } VALUES ?p { 1 <x:number> } | 2"})
    void whatIsNoPredicateMatchesNothing(String query, String numbers) {
        assertThat(column(query, "n")).isEqualTo(numbers.isEmpty() ? List.of() : List.of(numbers.split(" ")));
    }

    @Test
    void aBlankNodeIsNoPredicateEither() {
        assertThat(column("SELECT ?n { <x:t1> <x:number> ?n BIND (BNODE() AS ?p) FILTER NOT EXISTS { ?a ?p ?b . ?b ?c ?d } }", "n")).containsExactly("1");
    }

    private static List<String> column(String query, String name) {
        return engine().select(QueryFactory.create(query), Scope.all()).bindings().stream().map(row -> row.get(name).getLiteralLexicalForm()).sorted().toList();
    }

    private static Engine engine() {
        return new LocalEngine(GRAPHS, "drawn", () -> { });
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("x:" + name);
    }
}
