package steppe.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.sparql.exec.http.QueryExecHTTPBuilder;
import org.apache.jena.sparql.graph.GraphWrapper;

/**
 * Answers by asking another SPARQL 1.1 endpoint over HTTP, whose default graph must be the union of its graphs. The
 * data's version is asked at most once in ten seconds.
 */
public final class RemoteEngine implements Engine {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long VERSION_NANOS = TimeUnit.SECONDS.toNanos(10);
    private final String endpoint;
    private final Duration timeout;
    private final Optional<Stop> stop;
    private volatile Version version;

    private record Version(String name, long asked) {}

    public RemoteEngine(String endpoint) {
        this(endpoint, TIMEOUT, Optional.empty());
    }

    private RemoteEngine(String endpoint, Duration timeout, Optional<Stop> stop) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.stop = stop;
    }

    @Override
    public Rows select(Query query, Scope scope) {
        try (QueryExecHTTP exec = exec(query, scope)) {
            RowSet rows = exec.select();
            List<Binding> bindings = rows.stream().map(Binding::detach).toList();
            return new Rows(rows.getResultVars(), bindings);
        }
    }

    /** Asks a second time if the query has a LIMIT: there is no other way to see past it. */
    @Override
    public Rows answer(Query query, Scope scope) {
        Rows rows = select(query, scope);
        return rows.cut(Beyond.of(query).filter(beyond -> ask(beyond, scope)).isPresent());
    }

    @Override
    public boolean ask(Query query, Scope scope) {
        try (QueryExecHTTP exec = exec(query, scope)) {
            return exec.ask();
        }
    }

    @Override
    public Graph construct(Query query, Scope scope, Graph into) {
        try (QueryExecHTTP exec = exec(query, scope)) {
            Stopping triples = new Stopping(into, exec);
            try {
                return query.isDescribeType() ? exec.describe(triples) : exec.construct(triples);
            } catch (QueryCancelledException aborted) {
                throw triples.why == null ? aborted : triples.why;
            }
        }
    }

    /** Where a graph takes no more, Jena would read the answer to its end. */
    private static final class Stopping extends GraphWrapper {
        private final QueryExecHTTP exec;
        private RuntimeException why;

        Stopping(Graph graph, QueryExecHTTP exec) {
            super(graph);
            this.exec = exec;
        }

        @Override
        public void add(Triple triple) {
            try {
                super.add(triple);
            } catch (RuntimeException e) {
                why = e;
                exec.abort();
                throw e;
            }
        }
    }

    @Override
    public Engine within(Duration time) {
        return time.compareTo(timeout) < 0 ? new RemoteEngine(endpoint, time, stop) : this;
    }

    /** By closing the connection: the other endpoint ends the query if it looks whether its client is still there. */
    @Override
    public Engine stoppedBy(Stop other) {
        return new RemoteEngine(endpoint, timeout, Optional.of(other));
    }

    @Override
    public String version() {
        Version known = version;
        if (known == null || System.nanoTime() - known.asked() > VERSION_NANOS) {
            known = new Version(ask(), System.nanoTime());
            version = known;
        }
        return known.name();
    }

    @Override
    public void close() {
        // Each query has its own connection.
    }

    private String ask() {
        Query query = QueryFactory.create(Resources.text("version.rq"));
        Rows rows = select(query, Scope.all());
        return rows.bindings().isEmpty() ? "unknown" : rows.bindings().get(0).get(rows.variables().get(0)).getLiteralLexicalForm();
    }

    private QueryExecHTTP exec(Query query, Scope scope) {
        QueryExecHTTPBuilder builder = QueryExecHTTP.service(endpoint).query(query).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        scope.defaultGraphs().forEach(builder::addDefaultGraphURI);
        QueryExecHTTP exec = builder.build();
        stop.ifPresent(any -> any.by(exec::abort));
        return exec;
    }
}
