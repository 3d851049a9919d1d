package steppe.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import steppe.explain.ExplainPages;
import steppe.gallery.Gallery;
import steppe.linked.LinkedData;
import steppe.publish.Publishing;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.SavedQuestions;
import steppe.query.Verified;
import steppe.search.Search;
import steppe.sparql.SparqlPages;
import steppe.web.Base;
import steppe.web.Elsewhere;
import steppe.web.HttpProblem;
import steppe.web.Labels;
import steppe.web.Problems;
import steppe.web.Web;

/** Everything that people and programs find below the root but the SPARQL endpoint itself. */
public final class Site implements Consumer<JavalinConfig> {
    private final Verified verified;
    private final Gallery gallery;
    private final LinkedData linked;
    private final Search search;
    private final Publishing publishing;
    private final Base base;
    private final SparqlPages sparql;
    private final ExplainPages explain;
    private final Optional<Relay> relay;

    /** @param documents a folder with the documents' texts; with it the evidence shows the passages */
    public Site(Engine engine, SavedQuestions questions, Optional<Path> documents) {
        this(engine, questions, documents, Base.asRequested());
    }

    /** @param base where clients find this service */
    public Site(Engine unbounded, SavedQuestions questions, Optional<Path> documents, Base base) {
        this.base = base;
        BoundedEngine engine = new BoundedEngine(unbounded);
        Labels labels = new Labels(engine);
        this.verified = new Verified(questions, unbounded); // One thread, which is never refused.
        this.gallery = new Gallery(engine, questions, verified, labels, documents);
        this.linked = new LinkedData(engine, questions, labels, documents);
        this.search = new Search(engine, questions, labels);
        this.publishing = new Publishing(engine, questions, base, unbounded instanceof LocalEngine);
        this.sparql = new SparqlPages(engine);
        this.relay = unbounded instanceof LocalEngine ? Optional.empty() : Optional.of(new Relay(engine));
        this.explain = new ExplainPages(engine, engine.sharing(guarded(unbounded)), labels, new ReadToExplain());
    }

    /** Parts of a query that is explained are asked as the endpoint would ask them: they are strangers' as well. */
    private static Engine guarded(Engine engine) {
        return engine instanceof LocalEngine local ? local.with(SparqlEndpoint.context()) : engine;
    }

    @Override
    public void accept(JavalinConfig config) {
        config.events.serverStarted(() -> verified.start(gallery::warm));
        config.events.serverStopping(verified::close);
        Web.addTo(config);
        config.routes.exception(Refusal.class, Site::refuse);
        publishing.addTo(config);
        Elsewhere.addTo(config, base);
        gallery.addTo(config);
        linked.addTo(config);
        search.addTo(config);
        relay.ifPresent(each -> each.addTo(config));
        sparql.addTo(config);
        explain.addTo(config);
    }

    private static void refuse(Refusal refusal, Context context) {
        if (refusal.retryAfter() > 0) context.header("Retry-After", Integer.toString(refusal.retryAfter()));
        Problems.send(context, new HttpProblem(refusal.status(), HttpStatus.getMessage(refusal.status()), refusal.getMessage(), List.of()));
    }
}
