package steppe.query;

import java.time.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Answers SPARQL 1.1 queries over one version of the graph: in process over TDB2, or over the SPARQL Protocol.
 * Answers are whole or an exception: nothing is cut off silently. Safe for use by many threads.
 */
public interface Engine extends AutoCloseable {
    Rows select(Query query, Scope scope);

    /** The same, and whether a LIMIT of the query, or of a query within it, left out rows: {@link Rows#cut}. */
    Rows answer(Query query, Scope scope);

    boolean ask(Query query, Scope scope);

    /** What a CONSTRUCT or DESCRIBE query gives. */
    default Graph construct(Query query, Scope scope) {
        return construct(query, scope, GraphFactory.createDefaultGraph());
    }

    /** The same, added to a graph. @param into an exception of its ends the query, and is thrown from here */
    Graph construct(Query query, Scope scope, Graph into);

    /** Whether it knows the property function {@code text:query} over an index of labels. */
    default boolean hasTextIndex() {
        return false;
    }

    /** The same, but giving each query up after this time (which may only shorten it). Not to be closed. */
    default Engine within(Duration time) {
        return this;
    }

    /** The same for one query, which is given up as soon as this says so, if it can be. Not to be closed. */
    default Engine stoppedBy(Stop stop) {
        return this;
    }

    /** Names the data that answers; another value whenever the data differ. Part of every ETag. */
    String version();

    @Override
    void close();
}
