package steppe.query;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/** A drawn world: {@code world.trig} behind a real engine in memory, which counts the queries that it answers. */
public class World implements Engine {
    private final DatasetGraph graphs = RDFDataMgr.loadDatasetGraph(resource("world.trig").toString());
    private final AtomicInteger queries = new AtomicInteger();

    public static Path resource(String name) {
        try {
            return Path.of(World.class.getResource("/steppe/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    public static SavedQuestions questions() {
        return SavedQuestions.read(resource("queries")).orElseThrow();
    }

    public int queries() {
        return queries.get();
    }

    @Override
    public Rows select(Query query, Scope scope) {
        return select(query, scope, new Context());
    }

    private Rows select(Query query, Scope scope, Context context) {
        try (QueryExec exec = open(query, scope, context)) {
            RowSet rows = exec.select();
            List<Binding> bindings = new ArrayList<>();
            rows.forEachRemaining(bindings::add);
            return new Rows(rows.getResultVars(), bindings);
        }
    }

    @Override
    public Rows answer(Query query, Scope scope) {
        Context context = new Context();
        AtomicBoolean cut = CutExecution.watch(context);
        return select(query, scope, context).cut(cut.get());
    }

    @Override
    public boolean ask(Query query, Scope scope) {
        try (QueryExec exec = open(query, scope, new Context())) {
            return exec.ask();
        }
    }

    @Override
    public Graph construct(Query query, Scope scope, Graph into) {
        try (QueryExec exec = open(query, scope, new Context())) {
            return exec.construct(into);
        }
    }

    @Override
    public String version() {
        return "drawn-1";
    }

    @Override
    public void close() {
        graphs.close();
    }

    private QueryExec open(Query query, Scope scope, Context context) {
        queries.incrementAndGet();
        List<String> all = new ArrayList<>();
        graphs.listGraphNodes().forEachRemaining(graph -> all.add(graph.getURI()));
        boolean whole = scope.defaultGraphs().isEmpty();
        DatasetDescription dataset = DatasetDescription.create(whole ? all : scope.defaultGraphs(), whole ? all : List.of());
        return QueryExec.dataset(DynamicDatasets.dynamicDataset(dataset, graphs, false)).query(query).context(context).build();
    }
}
