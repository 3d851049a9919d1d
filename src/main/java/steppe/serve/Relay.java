package steppe.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSetStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.query.Engine;
import steppe.query.Rows;
import steppe.query.Scope;
import steppe.sandbox.QueryText;
import steppe.sandbox.Refusal;
import steppe.sandbox.Sandbox;
import steppe.web.Headers;

/**
 * Queries at {@code /sparql} where another endpoint holds the graph: read as strictly as our own endpoint reads them, asked there, and
 * answered in the same formats. So the pages' links and the editor work, and that endpoint need not be open to the world. An answer is
 * whole or an error. The memory of a query is that endpoint's to limit; here there are limits to its time, to rows and triples, and to how many at once.
 */
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Runnable NOTHING = () -> { };
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 3;
    private static final int BAD_GATEWAY = 502;
    private final Engine engine;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Relay(Engine engine) {
        this.engine = engine;
    }

    void addTo(JavalinConfig config) {
        config.routes.before(SparqlEndpoint.PATH, this::relay);
    }

    private void relay(Context context) {
        HttpServletRequest request = context.req();
        boolean post = request.getMethod().equals("POST");
        if (!post && context.queryParam("query") == null) return;
        Headers.vary(context, "Accept");
        try {
            answer(context, post);
        } catch (Refusal e) {
            Errors.send(request, context.res(), e);
        } catch (RuntimeException e) {
            LOG.warn("The other endpoint did not answer a query", e);
            Errors.send(request, context.res(), Refusal.of(BAD_GATEWAY, "The SPARQL endpoint behind this service did not answer. The query may have taken too long there."));
        }
        context.skipRemainingHandlers();
    }

    private void answer(Context context, boolean post) {
        HttpServletRequest request = context.req();
        Parameters.check(request, GuardedQuery.PARAMETERS);
        boolean body = post && GuardedQuery.TEXT.equals(String.valueOf(request.getContentType()).replaceFirst("\\s*;.*", "").toLowerCase(java.util.Locale.ROOT));
        String text = body ? QueryText.decode(context.bodyAsBytes()) : request.getParameter("query");
        if (text == null) throw Refusal.bad("Parameter query is missing.");
        Query query = QueryText.parse(text);
        Sandbox.check(query);
        dataset(query, request);
        Formats.Format format = query.isSelectType() || query.isAskType() ? Formats.rows(request) : Formats.triples(request);
        byte[] answer = inTurn(query, format, Parameters.time(request, Limits.standard().time()));
        format.disposition().ifPresent(value -> context.header("Content-Disposition", value));
        context.contentType(format.contentType()).header("Cache-Control", "no-cache").result(answer);
    }

    /** SPARQL 1.1 Protocol, section 2.1.4: what the request says replaces what the query says. */
    private static void dataset(Query query, HttpServletRequest request) {
        String[] graphs = request.getParameterValues("default-graph-uri");
        String[] named = request.getParameterValues("named-graph-uri");
        if (graphs == null && named == null) return;
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        if (graphs != null) for (String graph : graphs) query.addGraphURI(graph);
        if (named != null) for (String graph : named) query.addNamedGraphURI(graph);
    }

    private byte[] inTurn(Query query, Formats.Format format, Duration time) {
        if (!Places.acquire(places, Duration.ofSeconds(PATIENCE_SECONDS))) throw Refusal.busy(PATIENCE_SECONDS);
        try {
            return asked(engine.within(time), query, format);
        } finally {
            places.release();
        }
    }

    private static byte[] asked(Engine engine, Query query, Formats.Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (query.isAskType()) format.write(engine.ask(query, Scope.all()), out);
        else if (query.isSelectType()) {
            Rows rows = bounded(engine, query);
            format.write(RowSetStream.create(rows.variables(), rows.bindings().iterator()), out);
        } else GraphWriting.write(engine.construct(query, Scope.all(), new BoundedGraph(Limits.standard().triples(), NOTHING)), format, out);
        return out.toByteArray();
    }

    private static Rows bounded(Engine engine, Query query) {
        long max = Limits.standard().rows();
        if (!query.hasLimit() || query.getLimit() > max) query.setLimit(max + 1);
        Rows rows = engine.select(query, Scope.all());
        if (rows.bindings().size() > max) throw Refusal.tooBig("The answer has more than " + max + " rows. Add LIMIT.");
        return rows;
    }
}
