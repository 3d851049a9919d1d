package steppe.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queries cannot show; that its rows are TDB2's show drawn ones, in the tests of steppe.query. */
class MatchesTest {
    private static final int THINGS = 2_000;
    @TempDir private Path folder;
    private DatasetGraph database;

    @BeforeEach
    void open() throws Exception {
        database = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        Txn.executeWrite(database, () -> {
            for (int i = 0; i < THINGS; i++) for (String graph : List.of("g", "h")) database.add(SSE.parseQuad("(<x:%s> <x:t%d> <x:p> %d)".formatted(graph, i, i)));
            for (String term : List.of("'2024-01-01'^^xsd:date", "'2024-01-01T00:00:00'^^xsd:dateTime")) database.add(SSE.parseQuad("(<x:g> <x:day> <x:is> " + term + ")"));
        });
        Near.of(database).begin(ReadWrite.READ);
    }

    @AfterEach
    void close() {
        if (database.isInTransaction()) database.end();
        TDBInternal.expel(database);
    }

    /** A product leaves nobody else time to look when no row of it matches. */
    @Test
    void aSearchWithoutRowsCanBeStopped() {
        AtomicBoolean signal = new AtomicBoolean();
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(() -> signal.set(true));
        Iterator<Binding> rows = match(Iter.of(BindingFactory.empty()), false, signal, "?a <x:p> ?b", "?c <x:p> ?d", "?e <x:p> ?f", "?a <x:never> ?f");
        assertThatThrownBy(rows::hasNext).isInstanceOf(QueryCancelledException.class);
    }

    /** Rows that bind this and rows that bind that: looked up by what each binds. */
    @Test
    void rowsOfTheInputMayBindDifferentVariables() {
        Binding thing = BindingFactory.binding(Var.alloc("a"), node("<x:t7>"));
        Binding number = BindingFactory.binding(Var.alloc("b"), node("8"));
        Binding both = BindingFactory.binding(Var.alloc("a"), node("<x:t9>"), Var.alloc("b"), node("10"));
        Binding unknown = BindingFactory.binding(Var.alloc("a"), node("<x:nowhere>"));
        List<Binding> input = List.of(thing, number, both, unknown, thing);
        assertThat(shown(match(input.iterator(), false, null, "?a <x:p> ?b"))).containsExactly("t7 7", "t8 8", "t7 7");
        assertThat(shown(match(input.iterator(), true, null, "?a <x:p> ?b"))).containsExactly("t7 7", "t8 8", "t9 10", "nowhere -", "t7 7");
    }

    /** TDB2 alone takes the ids of the two for one, and finds one only. */
    @Test
    void aDayAndItsMidnightAreTwoTerms() {
        assertThat(Iter.toList(match(Iter.of(BindingFactory.empty()), false, null, "<x:day> <x:is> ?b"))).hasSize(2).doesNotHaveDuplicates();
    }

    /** What a damaged file holds must show while the query is answered, not when its rows are written. */
    @Test
    void theTermsOfADetachedRowAreRead() {
        Binding row = match(Iter.of(BindingFactory.binding(Var.alloc("x"), node("1"))), false, null, "<x:t5> <x:p> ?b").next();
        assertThat(row.size()).isEqualTo(2);
        assertThat(row.contains(Var.alloc("b"))).isTrue();
        Binding detached = row.detach();
        assertThat(detached).isNotInstanceOf(NearRow.class);
        assertThat(detached.get(Var.alloc("b"))).isEqualTo(node("5"));
        assertThat(detached.get(Var.alloc("x"))).isEqualTo(node("1"));
    }

    private Iterator<Binding> match(Iterator<Binding> input, boolean optional, AtomicBoolean signal, String... triples) {
        BasicPattern pattern = new BasicPattern();
        for (String triple : triples) pattern.add(triple(triple));
        return ((NearQuads) TDBInternal.getDatasetGraphTDB(database).getQuadTable()).match(pattern, input, row -> true, optional, signal);
    }

    private static Triple triple(String text) {
        return SSE.parseTriple("(" + text + ")");
    }

    private static Node node(String text) {
        return SSE.parseNode(text);
    }

    private static List<String> shown(Iterator<Binding> rows) {
        return Iter.toList(Iter.map(rows, row -> row.get(Var.alloc("a")).getURI().substring(2) + " " + (row.contains(Var.alloc("b")) ? row.get(Var.alloc("b")).getLiteralLexicalForm() : "-")));
    }
}
