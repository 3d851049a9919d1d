package steppe.serve;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.metrics.SimpleMetricsProvider;
import org.apache.jena.fuseki.metrics.MetricsProvider;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.fuseki.servlets.CrossOriginFilter;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/**
 * Fuseki's filter inside Javalin's Jetty: SPARQL 1.1 Query at {@code /sparql} and Graph Store Protocol reads at
 * {@code /sparql/data}. No update and no administration is registered, so none can be reached.
 */
final class SparqlEndpoint {
    private static final String PATH = "/sparql";
    /** First row, whole answer; in milliseconds. */
    private static final String TIMEOUT = "10000,30000";
    private final DatasetGraph dataset;

    SparqlEndpoint(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    void addTo(ServletContextHandler context) {
        OperationRegistry operations = OperationRegistry.createStd();
        DataAccessPointRegistry registry = new DataAccessPointRegistry();
        registry.register(new DataAccessPoint(PATH, service(operations)));
        OperationRegistry.set(context.getServletContext(), operations);
        DataAccessPointRegistry.set(context.getServletContext(), registry);
        MetricsProvider.setMetricsProvider(context.getServletContext(), new SimpleMetricsProvider());
        Fuseki.setVerbose(context.getServletContext(), false);
        add(context, crossOrigin());
        add(context, new FilterHolder((Filter) new SparqlFilter(new FusekiFilter())));
    }

    private DataService service(OperationRegistry operations) {
        DataService service = DataService.newBuilder(dataset)
                .addEndpoint(Endpoint.create().operation(Operation.Query).context(context()).processor(new GuardedQuery()).build())
                .addEndpoint(Operation.GSP_R, "data").build();
        service.setEndpointProcessors(operations);
        service.goActive();
        return service;
    }

    private static Context context() {
        ARQ.getContext().set(ARQ.httpServiceAllowed, false);
        Context context = new Context();
        context.set(TDB2.symUnionDefaultGraph, true);
        context.set(ARQ.queryTimeout, TIMEOUT);
        return context;
    }

    private static FilterHolder crossOrigin() {
        FilterHolder holder = new FilterHolder((Filter) new CrossOriginFilter());
        holder.setInitParameter(CrossOriginFilter.ALLOWED_ORIGINS_PARAM, "*");
        holder.setInitParameter(CrossOriginFilter.ALLOWED_METHODS_PARAM, "GET,POST,HEAD,OPTIONS");
        holder.setInitParameter(CrossOriginFilter.ALLOWED_HEADERS_PARAM, "Accept,Content-Type,If-None-Match");
        holder.setInitParameter(CrossOriginFilter.ALLOW_CREDENTIALS_PARAM, "false");
        holder.setInitParameter(CrossOriginFilter.CHAIN_PREFLIGHT_PARAM, "false");
        return holder;
    }

    private static void add(ServletContextHandler context, FilterHolder filter) {
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
