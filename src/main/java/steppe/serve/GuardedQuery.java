package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;
import steppe.sandbox.QueryText;
import steppe.sandbox.Refusal;

/**
 * Fuseki's query service behind a guard. Fuseki dispatches, manages the transaction and decides the dataset; parsing (once, strictly),
 * evaluation under limits and writing are ours, because Fuseki's own end a cancelled answer with status 200.
 */
final class GuardedQuery extends SPARQL_QueryDataset {
    static final String QUERY = "steppe.query";
    static final String TEXT = "application/sparql-query";
    private static final String FORM = "application/x-www-form-urlencoded";
    static final Set<String> PARAMETERS = Set.of("query", "default-graph-uri", "named-graph-uri", "timeout", "format", "output", "results");
    private final Guard guard;

    GuardedQuery(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void execGet(HttpAction action) {
        guard.answer(action.getRequest(), action.getResponse(), () -> executeLifecycle(action));
    }

    @Override
    public void execPost(HttpAction action) {
        execGet(action);
    }

    @Override
    public void validate(HttpAction action) {
        HttpServletRequest request = action.getRequest();
        String transfer = request.getHeader("Transfer-Encoding");
        if (request.getHeader("Content-Encoding") != null) throw Refusal.of(415, "A compressed request is not read here.");
        if (transfer != null && !transfer.equalsIgnoreCase("chunked")) throw Refusal.of(501, "Of transfer codings, only chunked is read here.");
        if (request.getContentLengthLong() > Limits.FORM_LENGTH) throw QueryText.tooLong();
        Parameters.check(request, PARAMETERS);
        String type = request.getContentType() == null ? FORM : request.getContentType().toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "").strip();
        boolean body = type.equals(TEXT);
        if (request.getMethod().equals("POST") && !body && !type.equals(FORM)) throw Refusal.of(415, "A query comes as a form or as " + TEXT + ".");
        if (!body && request.getParameter("query") == null) throw Refusal.bad("Parameter query is missing.");
        if (body && request.getParameter("query") != null) throw Refusal.bad("There are two queries, one in the body and one as a parameter.");
    }

    @Override
    protected void executeBody(HttpAction action) {
        try (InputStream in = action.getRequestInputStreamRaw()) {
            byte[] bytes = in.readNBytes(QueryText.MAX_LENGTH * 4 + 1);
            if (bytes.length > QueryText.MAX_LENGTH * 4) throw QueryText.tooLong();
            execute(QueryText.decode(bytes), action);
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException ? Refusal.of(408, "The query did not arrive in time.") : Refusal.bad("The query did not arrive whole.");
        }
    }

    @Override
    protected void execute(String text, HttpAction action) {
        action.getRequest().setAttribute(QUERY, text);
        Query query = QueryText.parse(text);
        guard.countKind(query.queryType().name().toLowerCase(Locale.ROOT));
        Formats.Format format = query.isSelectType() || query.isAskType() ? Formats.rows(action.getRequest()) : Formats.triples(action.getRequest());
        try {
            guard.inTurn(action.getRequest(), action.getResponse(), (run, out) -> evaluate(action, query, format, run, out));
        } catch (IOException e) {
            throw Refusal.gone();
        }
    }

    private void evaluate(HttpAction action, Query query, Formats.Format format, Run run, AnswerStream out) {
        action.beginRead();
        try {
            Pair<DatasetGraph, Query> decided = decideDatasetDynamic(action, query, "");
            Context context = action.getContext();
            context.set(ARQConstants.symCancelQuery, run.signal());
            try (QueryExec exec = QueryExec.dataset(decided.getLeft()).query(decided.getRight()).context(context).build()) {
                begin(action, format);
                write(exec, query, format, run, out);
            }
        } finally {
            action.endRead();
        }
    }

    private static void begin(HttpAction action, Formats.Format format) {
        action.getRequest().setAttribute(Formats.Format.class.getName(), format);
        action.setResponseContentType(format.contentType());
        action.setResponseHeader("Cache-Control", "no-cache");
        format.disposition().ifPresent(value -> action.setResponseHeader("Content-Disposition", value));
    }

    private void write(QueryExec exec, Query query, Formats.Format format, Run run, AnswerStream out) {
        if (query.isSelectType()) format.write(counted(exec.select(), run), out);
        else if (query.isAskType()) format.write(exec.ask(), out);
        else GraphWriting.write(collected(exec, query, run), format, out);
    }

    private RowSet counted(RowSet rows, Run run) {
        long max = guard.limits().rows();
        long[] count = {0};
        Iterator<Binding> bounded = Iter.map(rows, row -> {
            run.check();
            if (++count[0] > max) throw Refusal.tooBig("The answer has more than " + max + " rows. Add LIMIT.");
            return row;
        });
        return RowSetStream.create(rows.getResultVars(), bounded);
    }

    private Graph collected(QueryExec exec, Query query, Run run) {
        Graph graph = new BoundedGraph(guard.limits().triples(), run::check);
        return query.isDescribeType() ? exec.describe(graph) : exec.construct(graph);
    }
}
