package steppe.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Names;

/** What operators ask: whether the process lives, whether the data answer, and the counts. */
final class Operations {
    static final Set<String> PATHS = Set.of("/health/live", "/health/ready", "/metrics");
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private final Optional<DatasetGraph> dataset;
    private final Admission admission;
    private final Watchdog watchdog;
    private final Metrics metrics;

    Operations(Optional<DatasetGraph> dataset, Admission admission, Watchdog watchdog, Metrics metrics) {
        this.dataset = dataset;
        this.admission = admission;
        this.watchdog = watchdog;
        this.metrics = metrics;
    }

    void addTo(JavalinConfig config) {
        config.routes.get("/health/live", context -> text(context, 200, "alive"));
        config.routes.get("/health/ready", context -> text(context, isReady() ? 200 : 503, isReady() ? "ready" : "not ready"));
        config.routes.get("/metrics", context -> text(context, 200, metrics.text(admission.running(), isReady(), version().orElse("none"))).contentType(Metrics.TYPE));
    }

    private static Context text(Context context, int status, String text) {
        return context.status(status).contentType("text/plain; charset=utf-8").header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff").result(text.endsWith("\n") ? text : text + "\n");
    }

    private boolean isReady() {
        return !watchdog.isStuck() && (dataset.isEmpty() || version().isPresent());
    }

    /** As the build left it in the data: to find it is to have asked them. */
    private Optional<String> version() {
        try {
            return dataset.flatMap(graph -> Txn.calculateRead(graph, () -> version(graph)));
        } catch (RuntimeException e) {
            LOG.error("The data do not answer", e);
            return Optional.empty();
        }
    }

    private static Optional<String> version(DatasetGraph graph) {
        Iterator<Quad> found = graph.find(Node.ANY, NodeFactory.createURI(Names.BASE), OWL2.versionInfo.asNode(), Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject().getLiteralLexicalForm()) : Optional.empty();
    }
}
