package steppe.near;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More terms than there are places, so that they take each other's, read by several threads at once: each is still the one that was written. */
class NearNodesTest {
    private static final int THINGS = 90_000;
    private static final Node PREDICATE = NodeFactory.createURI("x:is");

    @Test
    void eachTermIsTheOneThatWasWritten(@TempDir Path folder) throws Exception {
        DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        Txn.executeWrite(database, () -> IntStream.range(0, THINGS).forEach(i -> database.add(NodeFactory.createURI("x:graph"), thing(i), PREDICATE, named(i))));
        NearDatabase.in(TDBInternal.getDatabaseContainer(database));
        ExecutorService readers = Executors.newFixedThreadPool(3);
        try {
            Callable<Map<Node, Node>> read = () -> Txn.calculateRead(database, () -> read(database));
            Map<Node, Node> expected = new HashMap<>();
            IntStream.range(0, THINGS).forEach(i -> expected.put(thing(i), named(i)));
            for (Future<Map<Node, Node>> found : readers.invokeAll(Collections.nCopies(6, read))) assertEquals(expected, found.get());
        } finally {
            readers.shutdown();
        }
        Txn.executeRead(database, () -> {
            for (int i = 0; i < THINGS; i += 3) {
                assertTrue(database.contains(Node.ANY, thing(i), PREDICATE, named(i)), "thing " + i);
                assertFalse(database.contains(Node.ANY, thing(i), PREDICATE, NodeFactory.createLiteralLang("thing " + i, "ru")), "thing " + i);
            }
        });
        TDBInternal.expel(database);
    }

    /** Of an exception, TDB2 would make a variable that is not bound, and the answer would look whole. */
    @ParameterizedTest
    @ValueSource(bytes = {0, -1})
    void whatIsNoTermAnyLongerEndsTheQuery(byte damage, @TempDir Path folder) throws Exception {
        DatasetGraph writing = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        Txn.executeWrite(writing, () -> IntStream.range(0, 9).forEach(i -> writing.add(NodeFactory.createURI("x:graph"), thing(i), PREDICATE, named(i))));
        Path terms = Path.of(TDBInternal.getDatasetGraphTDB(writing).getLocation().getPath("nodes-data", "obj"));
        TDBInternal.expel(writing);
        byte[] bytes = Files.readAllBytes(terms);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, damage);
        Files.write(terms, bytes);
        DatasetGraph database = Near.of(DatabaseMgr.connectDatasetGraph(Location.create(folder)));
        String query = "SELECT * { GRAPH ?graph { ?thing ?is ?name } }";
        assertThrows(InternalError.class, () -> Txn.executeRead(database, () -> QueryExec.dataset(database).query(query).table()));
        TDBInternal.expel(database);
    }

    private static Map<Node, Node> read(DatasetGraph database) {
        Map<Node, Node> found = new HashMap<>();
        database.find(Node.ANY, Node.ANY, PREDICATE, Node.ANY).forEachRemaining((Quad quad) -> found.put(quad.getSubject(), quad.getObject()));
        return found;
    }

    private static Node thing(int i) {
        return NodeFactory.createURI("x:thing" + i);
    }

    // Now and then a value that TDB2 keeps in its indexes, and so has no place.
    private static Node named(int i) {
        return i % 7 == 0 ? NodeConst.nodeTrue : NodeFactory.createLiteralLang("thing " + i, "en");
    }
}
