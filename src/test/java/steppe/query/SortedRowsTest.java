package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.api.Test;

class SortedRowsTest {
    private static final Var NUMBER = Var.alloc("number");
    private static final List<SortCondition> DOWN = List.of(new SortCondition(NUMBER, Query.ORDER_DESCENDING));
    private final Context settings = new Context();
    private final AtomicBoolean signal = Context.getOrSetCancelSignal(settings);
    private final ExecutionContext context = ExecutionContext.create(DatasetGraphFactory.empty(), settings);

    @Test
    void rowsAreInOrder() {
        assertThat(new SortedRows(rows(() -> { }), DOWN, context)).toIterable().extracting(row -> row.get(NUMBER).getIndexingValue()).containsExactly(9, 7, 4);
    }

    /** However they were found: else the same data would have other pages from one day to the next. */
    @Test
    void rowsThatAreAlikeAreInTheOrderOfTheirTerms() {
        Var name = Var.alloc("name");
        List<Binding> rows = Stream.of("c", "a", "b").map(text -> BindingFactory.binding(NUMBER, NodeFactoryExtra.intToNode(1), name, NodeFactory.createLiteralString(text))).toList();
        assertThat(new SortedRows(rows.iterator(), DOWN, context)).toIterable().extracting(row -> row.get(name).getLiteralLexicalForm()).containsExactly("a", "b", "c");
    }

    @Test
    void aQueryThatNobodyStopsIsSortedToo() {
        ExecutionContext unwatched = ExecutionContext.create(DatasetGraphFactory.empty(), new Context());
        assertThat(new SortedRows(rows(() -> { }), DOWN, unwatched)).toIterable().hasSize(3);
    }

    @Test
    void aSortEndsWithItsQuery() {
        Iterator<Binding> sorted = new SortedRows(rows(() -> signal.set(true)), DOWN, context);
        assertThatThrownBy(sorted::hasNext).isInstanceOf(QueryCancelledException.class);
    }

    /** No order tells times with a zone from all of those without, so that Jena's is none: a is before b, b before c, and c before a. */
    @Test
    void termsWithoutAnOrderAreSortedAllTheSame() {
        List<SortCondition> up = List.of(new SortCondition(NUMBER, Query.ORDER_ASCENDING));
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Binding> rows = Stream.generate(() -> BindingFactory.binding(NUMBER, time(random))).limit(400).toList();
            assertThat(new SortedRows(rows.iterator(), up, context)).toIterable().as("seed " + seed).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    private static Node time(Random random) {
        String zone = List.of("", "Z", "+14:00", "-14:00").get(random.nextInt(4));
        return NodeFactory.createLiteralDT(String.format("%02d:%02d:00%s", random.nextInt(24), random.nextInt(60), zone), XSDDatatype.XSDtime);
    }

    /** @param last done when all are read and none is compared yet */
    private static Iterator<Binding> rows(Runnable last) {
        return Stream.of(4, 9, 7).peek(number -> {
            if (number == 7) last.run();
        }).map(number -> BindingFactory.binding(NUMBER, NodeFactoryExtra.intToNode(number))).iterator();
    }
}
