package steppe.explain;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import steppe.query.Engine;
import steppe.query.Scope;
import steppe.web.Accept;
import steppe.web.Headers;
import steppe.web.HttpProblem;
import steppe.web.Labels;
import steppe.web.Page;
import steppe.web.Pages;
import steppe.web.Reply;
import steppe.web.Representation;

/** {@code /sparql/explain?query=...}: what a query does, as a page or as JSON. A few are explained at once, the others wait a little. */
public final class ExplainPages {
    private static final String JSON = "application/json";
    private static final int AT_ONCE = 2;
    private static final int WAITING = 32;
    private static final long PATIENCE_SECONDS = 3;
    private final Engine engine;
    private final Reader reader;
    private final Explainer explainer;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * @param bounded asks parts of the queries that are explained
     * @param reader  what the endpoint does with a text before it evaluates it
     */
    public ExplainPages(Engine engine, Engine bounded, Labels labels, Reader reader) {
        this.engine = engine;
        this.reader = reader;
        this.explainer = new Explainer(engine, bounded, labels);
    }

    public void addTo(JavalinConfig config) {
        config.routes.get("/sparql/explain", this::answer);
        config.routes.head("/sparql/explain", this::answer);
        config.routes.post("/sparql/explain", this::answer);
    }

    private void answer(Context context) {
        Headers.vary(context, "Accept");
        Optional<String> best = Accept.of(context.req()).best(List.of("text/html", JSON));
        String query = given(context, "query").stream().findFirst().orElse("");
        Reply reply = best.isEmpty() ? HttpProblem.notAcceptable("A query is explained as text/html or " + JSON + ".")
                : query.isBlank() ? problem(400, "Bad Request", "A query is missing: /sparql/explain?query=SELECT...") : inTurn(query, given(context, "default-graph-uri"), best.get());
        reply.send(context);
    }

    private static List<String> given(Context context, String name) {
        List<String> inQuery = context.queryParams(name);
        return inQuery.isEmpty() && context.method().name().equals("POST") ? context.formParams(name) : inQuery;
    }

    private Reply inTurn(String text, List<String> graphs, String type) {
        if (!enter()) return problem(503, "Service Unavailable", "Too many queries are being explained. Try again in a few seconds.");
        try {
            return explained(text, graphs, type);
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.getQueueLength() < WAITING && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply explained(String text, List<String> graphs, String type) {
        Tokens tokens = new Tokens(text);
        PrefixMapping assumed = Mistakes.assumed(tokens);
        Reader.Read read = reader.read(text, assumed);
        if (read instanceof Reader.Refused refused) return problem(refused.status(), refused.status() == 413 ? "Content Too Large" : refused.status() == 403 ? "Forbidden" : "Bad Request", refused.reason());
        Query query = ((Reader.Good) read).query();
        if (query.isDescribeType()) return problem(400, "Bad Request", "SELECT, ASK and CONSTRUCT are explained. DESCRIBE gives all triples of each thing.");
        Explanation explanation = explainer.explain(tokens, assumed, query, new Scope(graphs));
        return type.equals(JSON) ? Representation.of(engine.version(), JSON, explanation.json().getBytes(StandardCharsets.UTF_8)) : html(explanation);
    }

    private Representation html(Explanation explanation) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("page", Page.of("What the query does", "SPARQL"));
        parameters.put("view", explanation);
        return Representation.of(engine.version(), Pages.HTML, Pages.render("explain/page.jte", parameters));
    }

    private static HttpProblem problem(int status, String title, String detail) {
        return new HttpProblem(status, title, detail, List.of());
    }
}
