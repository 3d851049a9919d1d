package steppe.serve;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;

/** One Jetty for all: Fuseki's endpoint where the graph is in process, and whatever routes are handed in. */
@SuppressWarnings("deprecation") // GzipHandler: its successor cannot yet be put under Javalin's servlet context.
public final class Server implements AutoCloseable {
    private static final int OUTPUT_BUFFER = 32 * 1024;
    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param port    0 for any free one
     * @param dataset the graph to serve at {@code /sparql}; empty if another endpoint serves it
     * @param routes  adds the pages
     */
    public static Server start(String host, int port, Optional<DatasetGraph> dataset, Consumer<JavalinConfig> routes) {
        Javalin javalin = Javalin.create(config -> {
            configure(config, host);
            dataset.ifPresent(graph -> config.jetty.modifyServletContextHandler(new SparqlEndpoint(graph)::addTo));
            routes.accept(config);
        });
        return new Server(javalin.start(host, port));
    }

    private static void configure(JavalinConfig config, String host) {
        config.startup.showJavalinBanner = false;
        config.jetty.host = host;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = 256 * 1024L;
        config.jetty.modifyHttpConfiguration(Server::limit);
        config.jetty.modifyServer(server -> {
            GzipHandler gzip = new GzipHandler();
            gzip.setIncludedMethods(HttpMethod.GET.asString(), HttpMethod.POST.asString());
            server.insertHandler(gzip);
        });
    }

    private static void limit(HttpConfiguration http) {
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setRequestHeaderSize(80 * 1024);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
