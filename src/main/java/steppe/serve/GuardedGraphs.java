package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.apache.jena.fuseki.servlets.GSP_R;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import steppe.sandbox.Refusal;

/** Reads one graph, or with {@code default} the union of all, by the Graph Store Protocol and under the same guard as queries. */
final class GuardedGraphs extends GSP_R {
    private static final Set<String> PARAMETERS = Set.of("graph", "default", "timeout", "format", "output");
    private final Guard guard;

    GuardedGraphs(Guard guard) {
        this.guard = guard;
    }

    /** Before Fuseki looks at the method: {@link SparqlFilter} lets only GET through. */
    @Override
    public void process(HttpAction action) {
        guard.answer(action.getRequest(), action.getResponse(), () -> read(action));
    }

    private void read(HttpAction action) throws IOException {
        HttpServletRequest request = action.getRequest();
        Parameters.check(request, PARAMETERS);
        if ((request.getParameter("graph") == null) == (request.getParameter("default") == null)) {
            throw Refusal.bad("Name one graph: ?graph=IRI, or ?default for all together.");
        }
        Formats.Format format = Formats.triples(request);
        guard.countKind("graph");
        guard.inTurn(request, action.getResponse(), (run, out) -> write(action, format, run, out));
    }

    private void write(HttpAction action, Formats.Format format, Run run, AnswerStream out) {
        action.beginRead();
        try {
            Graph graph = graph(action);
            if (!Formats.streams(format.lang())) checkSize(graph, guard.limits().triples());
            action.getRequest().setAttribute(Formats.Format.class.getName(), format);
            action.setResponseContentType(format.contentType());
            GraphWriting.write(graph, format, out);
        } finally {
            action.endRead();
        }
    }

    private static Graph graph(HttpAction action) {
        DatasetGraph dataset = action.getActiveDSG();
        String name = action.getRequestParameter("graph");
        if (name == null) return dataset.getUnionGraph();
        Node node = NodeFactory.createURI(name);
        if (Quad.isDefaultGraph(node) || Quad.isUnionGraph(node) || !dataset.containsGraph(node)) throw Refusal.of(404, "There is no such graph.");
        return dataset.getGraph(node);
    }

    /** Counts no further than that: of a large graph that took longer than a query may take, and nothing ended it. */
    static void checkSize(Graph graph, int most) {
        if (graph.stream().limit(most + 1L).count() > most) throw Refusal.of(406, "A graph of this size is given as Turtle or N-Triples only.");
    }
}
