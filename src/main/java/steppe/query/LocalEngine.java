package steppe.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;

/** Answers in process, from a TDB2 database. The default graph is the union of all graphs unless some are named. */
public final class LocalEngine implements Engine {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private final DatasetGraph dataset;
    private final String version;
    private final Runnable onClose;
    private final Duration timeout;
    private final Context settings;

    public LocalEngine(DatasetGraph dataset, String version, Runnable onClose) {
        this(dataset, version, onClose, TIMEOUT, new Context());
    }

    private LocalEngine(DatasetGraph dataset, String version, Runnable onClose, Duration timeout, Context settings) {
        this.dataset = dataset;
        this.settings = settings;
        this.version = version;
        this.onClose = onClose;
        this.timeout = timeout;
    }

    @Override
    public Rows select(Query query, Scope scope) {
        return run(query, scope, exec -> {
            RowSet rows = exec.select();
            List<Binding> bindings = rows.stream().map(Binding::detach).toList();
            return new Rows(rows.getResultVars(), bindings);
        });
    }

    @Override
    public Rows answer(Query query, Scope scope) {
        // What bounds the queries of strangers is an executor as well, and must not be put out of action.
        if (QC.getFactory(settings) != null) throw new IllegalStateException("these settings have an executor of their own, which does not know what a LIMIT leaves out");
        Context watching = settings.copy();
        AtomicBoolean cut = CutExecution.watch(watching);
        return with(watching).select(query, scope).cut(cut.get());
    }

    @Override
    public boolean ask(Query query, Scope scope) {
        return run(query, scope, QueryExec::ask);
    }

    @Override
    public Graph construct(Query query, Scope scope, Graph into) {
        return run(query, scope, exec -> query.isDescribeType() ? exec.describe(into) : exec.construct(into));
    }

    @Override
    public boolean hasTextIndex() {
        return dataset.getContext().isDefined(TextQuery.textIndex);
    }

    @Override
    public Engine within(Duration time) {
        return time.compareTo(timeout) < 0 ? new LocalEngine(dataset, version, () -> { }, time, settings) : this;
    }

    @Override
    public Engine stoppedBy(Stop stop) {
        Context more = settings.copy();
        more.set(ARQConstants.symCancelQuery, stop.flag());
        return with(more);
    }

    /** The same with these settings of Jena on top of the dataset's, for queries that strangers wrote. */
    public Engine with(Context more) {
        return new LocalEngine(dataset, version, () -> { }, timeout, more);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public void close() {
        onClose.run();
    }

    private <T> T run(Query query, Scope scope, Function<QueryExec, T> use) {
        Query scoped = scope.applyTo(query);
        return Txn.calculateRead(dataset, () -> {
            try (QueryExec exec = QueryExec.dataset(dataset).query(scoped).context(context(scoped)).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).build()) {
                return use.apply(exec);
            }
        });
    }

    /** TDB2 ignores FROM where the union flag is set, so it is set only where no graph is named. */
    private Context context(Query query) {
        Context context = dataset.getContext().copy();
        QC.setFactory(context, Execution::new);
        EachGraph.addTo(context);
        context.putAll(settings);
        context.set(TDB2.symUnionDefaultGraph, !query.hasDatasetDescription());
        return context;
    }
}
