package steppe.sparql;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steppe.query.Engine;
import steppe.web.Accept;
import steppe.web.Headers;
import steppe.web.HttpProblem;
import steppe.web.Page;
import steppe.web.Pages;
import steppe.web.Representation;

/**
 * {@code /sparql} without a query, for people: an editor, or, without JavaScript, a form. {@code ?edit=} fills it in.
 * A request with {@code ?query=} never comes here: the endpoint takes it.
 */
public final class SparqlPages {
    private static final int MAX_LENGTH = 64 * 1024;
    private static final String EXAMPLE = read("example.rq");
    private static final List<SparqlView.Format> FORMATS = List.of(
            new SparqlView.Format("json", "JSON"), new SparqlView.Format("csv", "CSV"), new SparqlView.Format("tsv", "TSV"), new SparqlView.Format("xml", "XML"),
            new SparqlView.Format("turtle", "Turtle (for CONSTRUCT and DESCRIBE)"));

    private final Engine engine;
    private final Terms terms;

    public SparqlPages(Engine engine) {
        this.engine = engine;
        this.terms = new Terms(engine);
    }

    public void addTo(JavalinConfig config) {
        config.routes.get("/sparql", this::page);
        config.routes.head("/sparql", this::page);
        config.routes.get("/sparql/terms.json", context -> terms.representation().send(context));
        config.routes.head("/sparql/terms.json", context -> terms.representation().send(context));
    }

    private void page(Context context) {
        Headers.vary(context, "Accept");
        String edit = Optional.ofNullable(context.queryParam("edit")).orElse(EXAMPLE);
        if (Accept.of(context.req()).best(List.of("text/html")).isEmpty()) missing("A query is missing: /sparql?query=SELECT..., or POST it as application/sparql-query.").send(context);
        else if (edit.length() > MAX_LENGTH) missing("The query is longer than " + MAX_LENGTH + " characters.").send(context);
        else html(edit, context.queryParams("default-graph-uri")).send(context);
    }

    private static HttpProblem missing(String detail) {
        return new HttpProblem(400, "Bad Request", detail, List.of());
    }

    private Representation html(String query, List<String> graphs) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("page", new Page("SPARQL", "Ask the graph in SPARQL 1.1.", "SPARQL", List.of()));
        parameters.put("view", new SparqlView(query, graphs, FORMATS));
        return Representation.of(engine.version(), Pages.HTML, Pages.render("sparql.jte", parameters));
    }

    private static String read(String name) {
        try (InputStream in = SparqlPages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
