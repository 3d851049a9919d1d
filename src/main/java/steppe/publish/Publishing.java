package steppe.publish;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import steppe.query.Engine;
import steppe.query.SavedQuestions;
import steppe.web.Accept;
import steppe.web.Base;
import steppe.web.Elsewhere;
import steppe.web.Headers;
import steppe.web.HttpProblem;
import steppe.web.RdfFormat;
import steppe.web.Reply;

/**
 * What programs look for: the Service Description at {@code /sparql} without a query, VoID and the saved questions at their
 * well-known places (RFC 8615), the catalogue at {@code /dataset} and the data set's own address, dumps, provenance,
 * annotations, and what crawlers read.
 */
public final class Publishing {
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final String ABOUT = "</.well-known/void>; rel=\"describedby\"; type=\"text/turtle\", </dataset.jsonld>; rel=\"describedby\"; type=\"application/ld+json\"";
    private static final String REIFIED = ".reified";
    private final Engine engine;
    private final Base base;
    private final Dumps dumps;
    private final Descriptions descriptions;
    private final Examples examples;
    private final Annotations annotations;
    private final Crawling crawling;
    private final JsonContext contexts;
    private final boolean sparql;

    /**
     * @param base   where clients find this service
     * @param sparql whether the endpoint is part of it
     */
    public Publishing(Engine engine, SavedQuestions questions, Base base, boolean sparql) {
        this.engine = engine;
        this.base = base;
        this.sparql = sparql;
        this.dumps = new Dumps(engine);
        this.descriptions = new Descriptions(engine, dumps, sparql);
        this.examples = new Examples(questions, sparql);
        this.annotations = new Annotations(engine);
        this.crawling = new Crawling(engine, questions);
        this.contexts = new JsonContext(engine, base);
    }

    /** All its routes; to be added before those whose patterns are wider. */
    public void addTo(JavalinConfig config) {
        config.events.serverStopping(dumps::close);
        if (sparql) config.routes.before("/sparql", this::describeService);
        config.routes.before("/", this::describeDataset);
        for (String path : List.of("/", "/sparql")) config.routes.after(path, context -> Headers.vary(context, "Accept"));
        add(config, Subject.STATISTICS);
        add(config, Subject.CATALOGUE);
        add(config, Subject.PROVENANCE);
        add(config, "/provenance/<source>", this::provenance);
        new GraphFiles(engine).addTo(config);
        add(config, JsonContext.PATH, context -> contexts.representation().send(context));
        config.routes.after(contexts::refer);
        add(config, Examples.PATH, context -> examples(context, Optional.empty()));
        for (RdfFormat format : RdfFormat.values()) {
            add(config, Examples.PATH + "." + format.suffix(), context -> examples.write(Optional.empty(), base.of(context), format, engine.version()).send(context));
        }
        add(config, Examples.PATH + "/{name}", context -> examples(context, Optional.of(context.pathParam("name"))));
        add(config, "/document/{name}.annotations.jsonld", context -> annotations.of(context.pathParam("name"), base.of(context)).send(context));
        for (Dump dump : Dump.values()) {
            add(config, dump.path(), context -> dumps.send(dump, context));
            add(config, dump.path() + ".sha256", context -> dumps.checksum(dump).send(context));
        }
        add(config, "/sitemap.xml", context -> crawling.sitemap(base.of(context)).send(context));
        add(config, "/robots.txt", context -> crawling.robots(base.of(context)).send(context));
    }

    /** SPARQL 1.1 Service Description, section 2: RDF, unless the client prefers the page. Queries do not come here. */
    private void describeService(Context context) {
        if (context.queryString() == null) describe(context, Subject.SERVICE, "text/html", true);
    }

    private void describeDataset(Context context) {
        if (reads(context)) context.header("Link", ABOUT);
        describe(context, Subject.CATALOGUE, "text/html", false);
    }

    private void describe(Context context, Subject subject, String page, boolean dataFirst) {
        List<String> offers = new ArrayList<>(RdfFormat.mediaTypes());
        offers.add(dataFirst ? offers.size() : 0, page);
        Optional<RdfFormat> format = Accept.of(context.req()).best(offers).flatMap(RdfFormat::ofMediaType);
        if (!reads(context) || format.isEmpty()) return;
        Headers.vary(context, "Accept");
        descriptions.of(subject, base.of(context), format.get()).send(context);
        Elsewhere.mendHeaders(context, base);
        context.skipRemainingHandlers();
    }

    private static boolean reads(Context context) {
        return context.method().name().matches("GET|HEAD");
    }

    private void add(JavalinConfig config, Subject subject) {
        add(config, subject.path(), context -> negotiated(context, format -> descriptions.of(subject, base.of(context), format)));
        for (RdfFormat format : RdfFormat.values()) {
            add(config, subject.path() + "." + format.suffix(), context -> descriptions.of(subject, base.of(context), format).send(context));
        }
    }

    private void provenance(Context context) {
        String source = context.pathParam("source");
        int dot = source.lastIndexOf('.');
        Optional<RdfFormat> suffix = dot < 0 ? Optional.empty() : RdfFormat.ofSuffix(source.substring(dot + 1));
        String name = suffix.isPresent() ? source.substring(0, dot) : source;
        if (!name.endsWith(REIFIED)) context.header("Link", "</provenance/" + name.replaceAll("[^\\w.-]", "") + REIFIED + ".ttl>; rel=\"alternate\"; type=\"text/turtle;version=1.2\"");
        if (suffix.isPresent() && name.endsWith(REIFIED)) descriptions.reified(name.substring(0, name.length() - REIFIED.length()), suffix.get()).send(context);
        else if (suffix.isPresent()) descriptions.provenance(name, suffix.get()).send(context);
        else negotiated(context, format -> descriptions.provenance(name, format));
    }

    private void examples(Context context, Optional<String> path) {
        Optional<RdfFormat> suffix = path.flatMap(name -> RdfFormat.ofSuffix(name.substring(name.lastIndexOf('.') + 1)));
        Optional<String> name = suffix.isPresent() ? path.map(it -> it.substring(0, it.lastIndexOf('.'))) : path;
        if (suffix.isPresent()) examples.write(name, base.of(context), suffix.get(), engine.version()).send(context);
        else negotiated(context, format -> examples.write(name, base.of(context), format, engine.version()));
    }

    private static void negotiated(Context context, Function<RdfFormat, Reply> writer) {
        Headers.vary(context, "Accept");
        Optional<RdfFormat> format = Accept.of(context.req()).best(RdfFormat.mediaTypes()).flatMap(RdfFormat::ofMediaType);
        format.map(writer).orElseGet(() -> HttpProblem.notAcceptable("This is there as " + String.join(", ", RdfFormat.mediaTypes()) + ".")).send(context);
    }

    private static void add(JavalinConfig config, String route, Handler handler) {
        config.routes.get(route, handler);
        config.routes.head(route, handler);
        config.routes.options(route, context -> context.status(204).header("Allow", METHODS));
    }
}
