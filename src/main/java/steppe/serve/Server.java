package steppe.serve;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.LoggerFactory;

/** One Jetty for all: Fuseki's endpoint where the graph is in process, and whatever routes are handed in. */
@SuppressWarnings("deprecation") // GzipHandler: its successor cannot yet be put under Javalin's servlet context.
public final class Server implements AutoCloseable {
    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final long IDLE_MILLIS = 15_000;
    private static final long MIN_REQUEST_BYTES_PER_SECOND = 100;
    private static final int EXIT_STUCK = 70;
    private final Javalin javalin;
    private final Watchdog watchdog;

    private Server(Javalin javalin, Watchdog watchdog) {
        this.javalin = javalin;
        this.watchdog = watchdog;
    }

    /**
     * Starts to listen.
     *
     * @param port    0 for any free one
     * @param dataset the graph to serve at {@code /sparql}; empty if another endpoint serves it
     * @param routes  adds the pages
     */
    public static Server start(String host, int port, Optional<DatasetGraph> dataset, Consumer<JavalinConfig> routes) {
        return start(host, port, dataset, Set.of(), routes);
    }

    /** @param proxies addresses whose word on whom they ask for is taken, so that each of their clients has limits of its own */
    public static Server start(String host, int port, Optional<DatasetGraph> dataset, Set<String> proxies, Consumer<JavalinConfig> routes) {
        return start(host, port, dataset, Limits.standard(), new Clients(proxies), LoggerFactory.getLogger("access")::info, routes);
    }

    static Server start(String host, int port, Optional<DatasetGraph> dataset, Limits limits, Clients clients, Consumer<String> accessLog,
            Consumer<JavalinConfig> routes) {
        Metrics metrics = new Metrics();
        Admission admission = new Admission(limits);
        Watchdog watchdog = new Watchdog(limits, new Memory(), () -> Runtime.getRuntime().halt(EXIT_STUCK));
        Guard guard = new Guard(limits, clients, admission, watchdog, metrics);
        Javalin javalin = Javalin.create(config -> {
            configure(config, host, limits, new AccessLog(accessLog));
            dataset.ifPresent(graph -> config.jetty.modifyServletContextHandler(new SparqlEndpoint(graph, guard)::addTo));
            new Operations(dataset, admission, watchdog, metrics).addTo(config);
            routes.accept(config);
        });
        return new Server(javalin.start(host, port), watchdog);
    }

    private static void configure(JavalinConfig config, String host, Limits limits, AccessLog log) {
        config.startup.showJavalinBanner = false;
        config.jetty.host = host;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = (long) Limits.FORM_LENGTH;
        config.jetty.modifyHttpConfiguration(Server::limit);
        config.jetty.modifyServletContextHandler(Server::limit);
        config.jetty.modifyServer(server -> {
            GzipHandler gzip = new GzipHandler();
            gzip.setIncludedMethods(HttpMethod.GET.asString(), HttpMethod.POST.asString());
            KeptAnswers kept = new KeptAnswers();
            server.insertHandler(kept.recording(null));
            server.insertHandler(gzip);
            server.insertHandler(kept.replaying(null));
            server.setRequestLog(log);
            server.setErrorHandler(new PlainErrors());
            server.addBean(new NetworkConnectionLimit(limits.connections(), server));
            server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarting(LifeCycle starting) {
                    for (Connector connector : server.getConnectors()) ((AbstractConnector) connector).setIdleTimeout(IDLE_MILLIS);
                }
            });
        });
    }

    private static void limit(HttpConfiguration http) {
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setRequestHeaderSize(Limits.HEADERS);
        http.setIdleTimeout(IDLE_MILLIS);
        http.setMinRequestDataRate(MIN_REQUEST_BYTES_PER_SECOND);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    private static void limit(ServletContextHandler context) {
        context.setMaxFormContentSize(Limits.FORM_LENGTH);
        context.setMaxFormKeys(Limits.FORM_KEYS);
        context.setErrorHandler(new PlainErrors());
        context.addFilter(new FilterHolder((Filter) new CrossOrigin()), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
        watchdog.close();
    }
}
