package steppe.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import steppe.explain.ExplainPages;
import steppe.gallery.Gallery;
import steppe.linked.LinkedData;
import steppe.publish.Publishing;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.SavedQuestions;
import steppe.query.Verified;
import steppe.sandbox.Refusal;
import steppe.search.Search;
import steppe.sparql.SparqlPages;
import steppe.web.Base;
import steppe.web.Elsewhere;
import steppe.web.HttpProblem;
import steppe.web.Labels;
import steppe.web.Problems;
import steppe.web.Web;

/** Everything that people and programs find below the root but the SPARQL endpoint itself. */
public final class Site implements Routes {
    private final Engine engine;
    private final SavedQuestions questions;
    private final Optional<Path> documents;
    private final Base base;

    /** @param documents a folder with the documents' texts; with it the evidence shows the passages */
    public Site(Engine engine, SavedQuestions questions, Optional<Path> documents) {
        this(engine, questions, documents, Base.asRequested());
    }

    /** @param base where clients find this service */
    public Site(Engine engine, SavedQuestions questions, Optional<Path> documents, Base base) {
        this.engine = engine;
        this.questions = questions;
        this.documents = documents;
        this.base = base;
    }

    @Override
    public void addTo(JavalinConfig config, PageQueries turns) {
        Engine bounded = turns.of(engine);
        Labels labels = new Labels(bounded);
        Verified verified = new Verified(questions, engine); // One thread, which is never refused.
        Gallery gallery = new Gallery(bounded, questions, verified, labels, documents);
        config.events.serverStarted(() -> verified.start(gallery::warm));
        config.events.serverStopping(verified::close);
        Web.addTo(config);
        config.routes.exception(Refusal.class, Site::refuse);
        turns.addTo(config);
        new Publishing(bounded, questions, base, isLocal()).addTo(config);
        Elsewhere.addTo(config, base);
        gallery.addTo(config);
        new LinkedData(bounded, questions, labels, documents).addTo(config);
        new Search(bounded, questions, labels).addTo(config);
        if (!isLocal()) new Relay(bounded).addTo(config);
        new SparqlPages(bounded).addTo(config);
        new ExplainPages(bounded, turns.of(guarded()), labels, new ReadToExplain()).addTo(config);
    }

    private boolean isLocal() {
        return engine instanceof LocalEngine;
    }

    /** Parts of a query that is explained are asked as the endpoint would ask them: they are strangers' as well. */
    private Engine guarded() {
        return engine instanceof LocalEngine local ? local.with(SparqlEndpoint.context()) : engine;
    }

    private static void refuse(Refusal refusal, Context context) {
        if (refusal.retryAfter() > 0) context.header("Retry-After", Integer.toString(refusal.retryAfter()));
        Problems.send(context, new HttpProblem(refusal.status(), HttpStatus.getMessage(refusal.status()), refusal.getMessage(), List.of()));
    }
}
