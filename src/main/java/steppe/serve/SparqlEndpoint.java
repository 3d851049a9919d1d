package steppe.serve;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.metrics.MetricsProvider;
import org.apache.jena.fuseki.metrics.SimpleMetricsProvider;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import steppe.sandbox.Sandbox;

/**
 * Fuseki's filter inside Javalin's Jetty: SPARQL 1.1 Query at {@code /sparql} and Graph Store Protocol reads at
 * {@code /sparql/data}. No update and no administration is registered, so none can be reached.
 */
final class SparqlEndpoint {
    static final String PATH = "/sparql";
    private final DatasetGraph dataset;
    private final Guard guard;

    SparqlEndpoint(DatasetGraph dataset, Guard guard) {
        this.dataset = dataset;
        this.guard = guard;
    }

    void addTo(ServletContextHandler context) {
        OperationRegistry operations = OperationRegistry.createStd();
        DataAccessPointRegistry registry = new DataAccessPointRegistry();
        registry.register(new DataAccessPoint(PATH, service(operations)));
        OperationRegistry.set(context.getServletContext(), operations);
        DataAccessPointRegistry.set(context.getServletContext(), registry);
        MetricsProvider.setMetricsProvider(context.getServletContext(), new SimpleMetricsProvider());
        Fuseki.setVerbose(context.getServletContext(), false);
        Filter filter = new SparqlFilter(new FusekiFilter());
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private DataService service(OperationRegistry operations) {
        DataService service = DataService.newBuilder(dataset)
                .addEndpoint(Endpoint.create().operation(Operation.Query).context(context()).processor(new GuardedQuery(guard)).build())
                .addEndpoint(Endpoint.create().operation(Operation.GSP_R).endpointName("data").processor(new GuardedGraphs(guard)).build())
                .build();
        service.setEndpointProcessors(operations);
        service.goActive();
        return service;
    }

    /** No timeout: Jena's own is not used, see {@link Watchdog}. */
    static Context context() {
        Context context = Sandbox.context();
        context.set(TDB2.symUnionDefaultGraph, true);
        return context;
    }
}
