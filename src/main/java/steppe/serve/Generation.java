package steppe.serve;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.event.JavalinLifecycleEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One content while it is served: a servlet context and kept answers of its own, so that nothing that a request meets knows another content. It counts
 * who reads it: each request from its entry to its completion, and the server as long as it is the current one. With the last of them
 * it is closed.
 */
@SuppressWarnings("deprecation") // GzipHandler: its successor is another artifact with its own coders, which compress no better.
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);
    private final Content content;
    private final Handler handler;
    private final LatePages pages;
    private final Executor closer;
    private int readers = 1;

    /** @param closer closes it; never a thread that answers, because what checks in the background is waited for */
    Generation(Content content, org.eclipse.jetty.server.Server server, Guard guard, Operations operations, PageQueries turns, Executor closer) {
        this.content = content;
        this.closer = closer;
        this.pages = new LatePages(config -> {
            configure(config);
            operations.addTo(config, content);
            content.routes().addTo(config, turns);
        });
        ServletContextHandler context = new ServletContextHandler();
        configure(context);
        content.dataset().ifPresent(graph -> new SparqlEndpoint(graph, guard).addTo(context));
        context.addServlet(new ServletHolder(pages), "/*");
        this.handler = keeping(context);
        handler.setServer(server);
    }

    private static Handler keeping(Handler pages) {
        KeptAnswers kept = new KeptAnswers();
        GzipHandler gzip = new GzipHandler();
        gzip.setHandler(kept.recording(pages));
        return kept.replaying(new Pool(gzip));
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = (long) Limits.FORM_LENGTH;
        config.http.responseBufferSize = Limits.OUTPUT_BUFFER;
    }

    private static void configure(ServletContextHandler context) {
        context.setContextPath("/");
        context.setMaxFormContentSize(Limits.FORM_LENGTH);
        context.setMaxFormKeys(Limits.FORM_KEYS);
        context.setErrorHandler(new PlainErrors());
        context.addFilter(new FilterHolder((Filter) new CrossOrigin()), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    Content content() {
        return content;
    }

    /** Makes its SPARQL endpoint ready to answer; requests for pages wait for {@link #makePages}. */
    void start() throws Exception {
        handler.start();
    }

    /** What its pages do in the background begins with {@link #begin}. */
    void makePages() throws Exception {
        pages.make();
    }

    /** Called when it has become the current one, with its pages. */
    void begin() {
        pages.fire(JavalinLifecycleEvent.SERVER_STARTED);
    }

    /** @return false if it is closed already; then another is the current one */
    synchronized boolean enter() {
        if (readers == 0) return false;
        readers++;
        return true;
    }

    void leave() {
        if (isLast()) closer.execute(this::close);
    }

    private synchronized boolean isLast() {
        return --readers == 0;
    }

    /** After {@link #enter}; leaves at the request's completion, whatever becomes of it. */
    boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request.addCompletionListener(request, failure -> leave());
        return handler.handle(request, response, callback);
    }

    /** Nobody reads it any more, or the server ends. */
    void close() {
        try {
            pages.fire(JavalinLifecycleEvent.SERVER_STOPPING);
            handler.stop();
        } catch (Exception e) {
            LOG.warn("{} did not stop as it should", content.name(), e);
        }
        content.closing().run();
    }
}
