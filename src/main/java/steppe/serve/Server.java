package steppe.serve;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Invalid;
import steppe.model.Problem;

/**
 * One Jetty for all: Fuseki's endpoint where the graph is in process, and whatever routes are handed in. What it serves can be switched
 * while it serves; connections, limits, logs and counts are the server's and stay.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int THREADS = 250;
    /** As many as can answer at the same time from what is kept, which they do themselves. */
    private static final int SELECTORS = Math.min(4, Runtime.getRuntime().availableProcessors());
    /** For whom Linux keeps the door while nobody is let in; with Java's 50, a short halt let others wait for up to a minute. */
    private static final int AT_THE_DOOR = 1024;
    private static final long IDLE_MILLIS = 15_000;
    private static final long MIN_REQUEST_BYTES_PER_SECOND = 100;
    private static final long STOP_MILLIS = 10_000;
    private static final int EXIT_STUCK = 70;
    private final org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server(threads());
    private final Switch contents = new Switch();
    private final ExecutorService closer = Executors.newSingleThreadExecutor(Server::daemon);
    private final Metrics metrics = new Metrics();
    private final Watchdog watchdog;
    private final Guard guard;
    private final Operations operations;
    private final PageQueries turns;

    private Server(String host, int port, Limits limits, Clients clients, Consumer<String> accessLog) {
        Admission admission = new Admission(limits);
        this.watchdog = new Watchdog(limits, new Memory(), () -> Runtime.getRuntime().halt(EXIT_STUCK));
        this.guard = new Guard(limits, clients, admission, watchdog, metrics);
        this.operations = new Operations(admission, watchdog, metrics);
        this.turns = new PageQueries(watchdog, limits);
        ServerConnector connector = new ServerConnector(jetty, -1, SELECTORS, new HttpConnectionFactory(http()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(AT_THE_DOOR);
        jetty.addConnector(connector);
        jetty.addBean(accessLog); // Starts and stops with it, if it has to.
        configure(limits, new AccessLog(accessLog, metrics));
    }

    /**
     * Starts to listen: the endpoint answers at once, and all the rest when this returns.
     *
     * @param port 0 for any free one
     * @param proxies addresses whose word on whom they ask for is taken, so that each of their clients has limits of its own
     * @throws Invalid if the address cannot be listened on, or its data do not answer; then it is closed
     */
    public static Server start(String host, int port, Set<String> proxies, Content content) {
        checkAnswers(content);
        return start(host, port, Limits.standard(), new Clients(proxies), accessLog(), content);
    }

    private static Consumer<String> accessLog() {
        return LoggerFactory.getLogger("access").isInfoEnabled() ? new LogLines(System.err) : line -> { };
    }

    /** Of a content that is never switched nor closed. */
    public static Server start(String host, int port, Optional<DatasetGraph> dataset, Routes routes) {
        return start(host, port, Limits.standard(), new Clients(Set.of()), accessLog(), new Content("unnamed", dataset, routes, () -> { }));
    }

    static Server start(String host, int port, Limits limits, Clients clients, Consumer<String> accessLog, Content content) {
        Server server = new Server(host, port, limits, clients, accessLog);
        try {
            server.listen(content);
            return server;
        } catch (RuntimeException | Error e) { // It may listen already, and nothing would end it.
            server.close();
            throw e;
        } catch (IOException e) {
            server.close();
            throw new Invalid(new Problem(host + ":" + port, "this address is in use or not ours", "Stop what listens there, or choose another with --port N."));
        }
    }

    private void listen(Content content) throws IOException {
        try {
            Generation first = generation(content);
            contents.to(first);
            jetty.start();
            first.makePages();
            first.begin();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the server does not start", e);
        }
    }

    private Generation generation(Content content) throws Exception {
        Generation generation = new Generation(content, jetty, guard, operations, turns, closer);
        generation.start();
        return generation;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        return threads;
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.LEGACY); // What is odd in a path is for the routes to say: 404, in the site's own words.
        http.setOutputBufferSize(Limits.OUTPUT_BUFFER);
        http.setRequestHeaderSize(Limits.HEADERS);
        http.setMaxResponseHeaderSize(Limits.ANSWER_HEADERS);
        http.setIdleTimeout(IDLE_MILLIS);
        http.setMinRequestDataRate(MIN_REQUEST_BYTES_PER_SECOND);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        return http;
    }

    private void configure(Limits limits, AccessLog log) {
        HeaderTime headers = new HeaderTime(limits.header(), contents);
        jetty.getConnectors()[0].addEventListener(headers);
        jetty.setHandler(new GracefulHandler(headers));
        jetty.setRequestLog(log);
        jetty.setErrorHandler(new PlainErrors());
        jetty.setStopTimeout(STOP_MILLIS);
        jetty.getMimeTypes().addInferred("text/plain", "utf-8");
        jetty.addBean(new NetworkConnectionLimit(limits.connections(), jetty));
        jetty.addBean(new LowResourceMonitor(jetty));
    }

    /**
     * Serves this content from the next request on. Requests that have begun end with the content that they began with, which is closed
     * after the last of them. If the new one cannot be served, nothing changes, and the new one is closed.
     *
     * @throws Invalid if its data do not answer
     */
    public void switchTo(Content content) {
        Generation next = opened(content);
        contents.to(next);
        metrics.countSwitch();
        next.begin();
    }

    private Generation opened(Content content) {
        checkAnswers(content);
        try {
            Generation next = generation(content);
            next.makePages();
            return next;
        } catch (Exception e) {
            content.closing().run();
            throw e instanceof RuntimeException known ? known : new IllegalStateException(content.name() + " cannot be served", e);
        }
    }

    /** Whether its data, if it has any of its own, answer a question: TDB2 reads many a damaged file as if nothing were in it. */
    public static boolean answers(Content content) {
        return Operations.answers(content);
    }

    private static void checkAnswers(Content content) {
        if (answers(content)) return;
        content.closing().run();
        throw new Invalid(new Problem(content.name(), "its data do not answer", "The store is damaged: run ./steppe build --full."));
    }

    /** Counts a store that was refused, for operators. */
    void countRefusedStore() {
        metrics.countRefusedStore();
    }

    Watchdog watchdog() {
        return watchdog;
    }

    public int port() {
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }

    /** Lets requests that run end, for some seconds; takes no new ones. */
    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (TimeoutException late) {
            LOG.warn("Requests that had not ended after {} seconds were broken off", STOP_MILLIS / 1000);
        } catch (Exception e) {
            LOG.warn("The server did not stop as it should", e);
        }
        if (contents.current() != null) contents.current().leave();
        closer.shutdown();
        watchdog.close();
        await();
    }

    private void await() {
        try {
            closer.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "steppe-closer");
        thread.setDaemon(true);
        return thread;
    }
}
