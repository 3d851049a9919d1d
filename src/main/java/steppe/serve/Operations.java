package steppe.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Names;
import steppe.model.Reason;

/** What operators ask: whether the process lives, whether the data answer, and the counts. */
final class Operations {
    static final Set<String> PATHS = Set.of("/health", "/health/live", "/health/ready", "/metrics");
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private final Admission admission;
    private final Watchdog watchdog;
    private final Metrics metrics;

    Operations(Admission admission, Watchdog watchdog, Metrics metrics) {
        this.admission = admission;
        this.watchdog = watchdog;
        this.metrics = metrics;
    }

    void addTo(JavalinConfig config, Content content) {
        config.routes.get("/health/live", context -> text(context, 200, "alive"));
        config.routes.get("/health/ready", context -> ready(context, content));
        config.routes.get("/health", context -> ready(context, content));
        config.routes.get("/metrics", context -> text(context, 200, metrics(content)).contentType(Metrics.TYPE));
    }

    private void ready(Context context, Content content) {
        Optional<String> damage = content.damage().get();
        boolean ready = damage.isEmpty() && isReady(content);
        text(context, ready ? 200 : 503, (ready ? "ready" : "not ready") + damage.or(content::caveat).map(why -> "\n" + why).orElse(""));
    }

    private String metrics(Content content) {
        boolean whole = content.damage().get().isEmpty();
        return metrics.text(admission.running(), whole && isReady(content), whole ? version(content).orElse("none") : "none", content);
    }

    private static Context text(Context context, int status, String text) {
        return context.status(status).contentType("text/plain; charset=utf-8").header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff").result(text.endsWith("\n") ? text : text + "\n");
    }

    private boolean isReady(Content content) {
        return !watchdog.isStuck() && answers(content);
    }

    /** Whether its data, if it has any of its own, answer a question. */
    static boolean answers(Content content) {
        return content.dataset().isEmpty() || version(content).isPresent();
    }

    /** As the build left it in the data: to find it is to have asked them. */
    private static Optional<String> version(Content content) {
        try {
            return content.dataset().flatMap(graph -> Txn.calculateRead(graph, () -> version(graph)));
        } catch (RuntimeException | InternalError e) { // A mapped file that is shorter than it was gives an InternalError.
            LOG.error("The data of {} do not answer: {}", content.name(), Reason.of(ExceptionUtils.getRootCause(e)));
            return Optional.empty();
        }
    }

    private static Optional<String> version(DatasetGraph graph) {
        Iterator<Quad> found = graph.find(Node.ANY, NodeFactory.createURI(Names.BASE), OWL2.versionInfo.asNode(), Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject().getLiteralLexicalForm()) : Optional.empty();
    }
}
