package steppe.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted in the index is what Jena counts, and only what can be counted there is. */
class CountedGroupsTest {
    private static final int QUADS = 5_000;
    private static final DatasetGraph GRAPHS = DatabaseMgr.createDatasetGraph();
    private static final AtomicInteger COUNTED = new AtomicInteger();

    private static final class Counting extends Execution {
        Counting(ExecutionContext context) {
            super(context);
        }

        @Override
        Optional<QueryIterator> counted(OpGroup group, long least, QueryIterator input) {
            Optional<QueryIterator> counted = super.counted(group, least, input);
            if (counted.isPresent()) COUNTED.incrementAndGet();
            return counted;
        }
    }

    /** Terms of all kinds, many of them in several graphs, on more than one page of the index. */
    @BeforeAll
    static void draw() {
        Random random = new Random(7);
        List<Node> objects = List.of(NodeConst.nodeRDFType, NodeFactory.createLiteralString("word"), NodeFactory.createLiteralLang("word", "en"), NodeConst.nodeTrue,
                NodeFactory.createLiteralDT("7", XSDDatatype.XSDinteger), NodeFactory.createLiteralDT("2001-06-15", XSDDatatype.XSDdate));
        Txn.executeWrite(GRAPHS, () -> {
            GRAPHS.add(iri("g1"), iri("itself"), iri("p1"), iri("itself"));
            for (int of = 254; of <= 258; of++) for (int i = 0; i < of; i++) GRAPHS.add(iri("g1"), iri("s" + i), iri("many"), iri("o" + of));
            for (int i = 0; i < QUADS; i++) {
                int number = random.nextInt(400);
                Node object = number < objects.size() ? objects.get(number) : iri("o" + number);
                GRAPHS.add(iri("g" + random.nextInt(3)), iri("s" + random.nextInt(300)), iri("p" + random.nextInt(3)), object);
            }
        });
    }

    @AfterAll
    static void close() {
        GRAPHS.close();
    }

    /** What a damaged file holds must show while the query is answered, not when its rows are written. */
    @Test
    void aDetachedGroupHasItsTerm() {
        Binding detached = Txn.calculateRead(GRAPHS, () -> {
            NodeTable nodes = TDBInternal.getDatasetGraphTDB(GRAPHS).getQuadTable().getNodeTupleTable().getNodeTable();
            byte[] id = new byte[NodeId.SIZE];
            NodeIdFactory.set(nodes.getNodeIdForNode(iri("o254")), id, 0);
            return new CountedGroup(Var.alloc("o"), ByteBuffer.wrap(id).getLong(), nodes, Var.alloc("n"), 254).detach();
        });
        assertFalse(detached instanceof CountedGroup);
        assertEquals(BindingFactory.binding(Var.alloc("o"), iri("o254"), Var.alloc("n"), NodeValue.makeInteger(254).asNode()), detached);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > 6)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) >= 6)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) = 6)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) < 4)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (4 > COUNT(*))",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > 3.5)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > -1)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > 99999999999999999999)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > 3) (COUNT(*) < 6)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > 3 && isIRI(?o))",
        "SELECT * { { SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o } FILTER (?n > 5) }",
        "SELECT ?o (2 * COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (?n > 5)",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (?o > 5)",
        "SELECT ?o (COUNT(*) + 1 AS ?n) { ?s <x:p2> ?o } GROUP BY ?o HAVING (COUNT(*) > 1) ORDER BY DESC(COUNT(*)) ?o LIMIT 50",
        "SELECT * { { SELECT ?o (COUNT(*) AS ?n) { ?s <x:p0> ?o } GROUP BY ?o HAVING (COUNT(*) > 4) } ?t <x:p1> ?o }",
        "SELECT * { VALUES ?o { <x:o7> <x:o8> true } OPTIONAL { SELECT ?o (COUNT(*) AS ?n) { ?s <x:p0> ?o } GROUP BY ?o } }",
        "SELECT ?o (COUNT(?s) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(?o) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(DISTINCT ?s) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT (SUM(?n) AS ?all) { { SELECT ?o (COUNT(*) AS ?n) { [] <x:p0> ?o } GROUP BY ?o } }",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o HAVING (COUNT(*) > 18446744073709551616)",
        "SELECT * { { SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o } FILTER (BOUND(?n) && BOUND(?o) && !BOUND(?s)) }",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:many> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:never> ?o } GROUP BY ?o"})
    void countsAsJenaDoes(String query) {
        int before = COUNTED.get();
        assertEquals(rows(query, OpExecutorTDB2::new), rows(query, Counting::new));
        assertEquals(before + 1, COUNTED.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ?s (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?s",
        "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o ; <x:p2> ?other } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o FILTER (isIRI(?o)) } GROUP BY ?o",
        "SELECT ?o (COUNT(DISTINCT ?o) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(?never) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(STR(?s)) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(DISTINCT *) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) (MIN(?s) AS ?first) { ?s <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) { ?o <x:p1> ?o } GROUP BY ?o",
        "SELECT ?o ?s (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o ?s",
        "SELECT ?text (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY (STR(?o) AS ?text)",
        "SELECT (COUNT(*) AS ?n) { ?s <x:p1> ?o }",
        "SELECT ?o (COUNT(*) AS ?n) { GRAPH <x:g1> { ?s <x:p1> ?o } } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) { GRAPH ?g { ?s <x:p1> ?o } } GROUP BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) FROM <x:g1> FROM <x:g2> { ?s <x:p1> ?o } GROUP BY ?o"})
    void leavesTheRestToJena(String query) {
        int before = COUNTED.get();
        assertEquals(rows(query, OpExecutorTDB2::new), rows(query, Counting::new));
        assertEquals(before, COUNTED.get());
        assertFalse(rows(query, Counting::new).isEmpty());
    }

    @Test
    void endsWhenItIsStopped() {
        Stop stop = new Stop();
        stop.now();
        assertThrows(QueryCancelledException.class, () -> engine(Counting::new).stoppedBy(stop).select(QueryFactory.create("SELECT ?o (COUNT(*) AS ?n) { ?s <x:p1> ?o } GROUP BY ?o"), Scope.all()));
    }

    private static Map<Map<String, Node>, Long> rows(String query, Function<ExecutionContext, OpExecutorTDB2> executor) {
        return engine(executor).select(QueryFactory.create(query), Scope.all()).bindings().stream().map(row -> {
            Map<String, Node> values = new TreeMap<>();
            row.forEach((variable, node) -> values.put(variable.getVarName(), node));
            return values;
        }).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Engine engine(Function<ExecutionContext, OpExecutorTDB2> executor) {
        Context settings = new Context();
        QC.setFactory(settings, executor::apply);
        return new LocalEngine(GRAPHS, "drawn", () -> { }).with(settings);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("x:" + name);
    }
}
