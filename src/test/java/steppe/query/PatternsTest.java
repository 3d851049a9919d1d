package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.near.Near;

/** Patterns that are matched in the files themselves: the rows that TDB2 alone finds, in its order. */
class PatternsTest {
    private static final int QUADS = 6_000;
    @TempDir
    private static Path folder;
    private static DatasetGraph near;
    private static DatasetGraph plain;

    @BeforeAll
    static void draw() throws IOException {
        near = database("near");
        plain = database("plain");
        Near.of(near);
    }

    private static DatasetGraph database(String name) throws IOException {
        DatasetGraph database = DatabaseMgr.connectDatasetGraph(Location.create(Files.createDirectory(folder.resolve(name))));
        SplittableRandom random = new SplittableRandom(6);
        // In five graphs, of which many say the same.
        Txn.executeWrite(database, () -> IntStream.range(0, QUADS).forEach(i -> database.add(iri("g", random.nextInt(5)), iri("t", random.nextInt(60)),
                iri("p", random.nextInt(4)), random.nextInt(4) == 0 ? NodeFactoryExtra.intToNode(random.nextInt(9) - 4) : iri("t", random.nextInt(60)))));
        return database;
    }

    private static Node iri(String kind, int number) {
        return NodeFactory.createURI("x:" + kind + number);
    }

    @AfterAll
    static void close() {
        TDBInternal.expel(near);
        TDBInternal.expel(plain);
    }

    @RepeatedTest(200)
    void findsWhatTdb2Finds(RepetitionInfo repetition) {
        String query = new Drawn(new SplittableRandom(repetition.getCurrentRepetition())).query();
        assertThat(rows(near, query)).as(query).isEqualTo(rows(plain, query));
    }

    /** So that the test above compares something. */
    @Test
    void manyOfTheDrawnQueriesHaveRows() {
        assertThat(IntStream.rangeClosed(1, 200).filter(i -> !rows(plain, new Drawn(new SplittableRandom(i)).query()).isEmpty())).hasSizeGreaterThan(120);
    }

    private static List<String> rows(DatasetGraph database, String query) {
        Context context = database.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        if (database == near) return new LocalEngine(near, "test", () -> { }).select(QueryFactory.create(query), Scope.all()).bindings().stream().map(PatternsTest::shown).toList();
        return Txn.calculateRead(database, () -> {
            try (QueryExec exec = QueryExec.dataset(database).query(query).context(context).build()) {
                RowSet rows = exec.select();
                return rows.stream().map(PatternsTest::shown).toList();
            }
        });
    }

    private static String shown(Binding row) {
        return Stream.of("a", "b", "c", "d", "p").map(name -> name + "=" + row.get(name)).collect(Collectors.joining(" "));
    }

    /** Triples that share variables, the same one twice among them, with what stands around triples in our questions. */
    private record Drawn(SplittableRandom random) {
        String query() {
            return "SELECT * { " + (one(3) ? "VALUES ?a { <x:t1> <x:t2> <x:t3> <x:nowhere> 2 } " : "") + triples(1 + random.nextInt(3)) + (one(3) ? "BIND (?a AS ?e) " : "")
                    + (one(2) ? "OPTIONAL { " + triples(1 + random.nextInt(2)) + (one(2) ? "FILTER (?a != ?b) " : "") + "} " : "") + (one(3) ? "FILTER (?b != <x:t4>) " : "")
                    + (one(4) ? "FILTER " + (one(2) ? "NOT " : "") + "EXISTS { " + triples(1) + "} " : "") + (one(4) ? triples(1) : "") + "} LIMIT 3000";
        }

        private String triples(int count) {
            return IntStream.range(0, count).mapToObj(i -> node(0) + " " + (one(5) ? "?p" : "<x:p" + random.nextInt(4) + ">") + " " + node(1) + " . ").collect(Collectors.joining());
        }

        private String node(int object) {
            if (!one(4)) return "?" + "abcd".charAt(random.nextInt(4));
            return object == 1 && one(2) ? "" + (random.nextInt(9) - 4) : one(9) ? "<x:nowhere>" : "<x:t" + random.nextInt(60) + ">";
        }

        private boolean one(int of) {
            return random.nextInt(of) == 0;
        }
    }
}
