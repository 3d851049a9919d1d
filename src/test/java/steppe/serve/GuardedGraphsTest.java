package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.junit.jupiter.api.Test;

class GuardedGraphsTest {
    @Test
    void howLargeAGraphIsIsCountedNoFurtherThanItMayBe() {
        AtomicLong read = new AtomicLong();
        assertThatThrownBy(() -> GuardedGraphs.checkSize(graph(1_000_000, read), 100)).hasMessageContaining("Turtle or N-Triples");
        assertThat(read).hasValueLessThan(1000);
        GuardedGraphs.checkSize(graph(100, read), 100);
    }

    private static Graph graph(long triples, AtomicLong read) {
        return new GraphBase() {
            @Override
            protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
                return WrappedIterator.create(LongStream.range(0, triples).peek(i -> read.incrementAndGet())
                        .mapToObj(i -> Triple.create(NodeFactory.createURI("x:" + i), NodeFactory.createURI("x:p"), NodeFactory.createURI("x:o"))).iterator());
            }
        };
    }
}
