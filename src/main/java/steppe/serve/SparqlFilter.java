package steppe.serve;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.QuietException;
import steppe.sandbox.Refusal;

/**
 * Hands requests for {@code /sparql} to Fuseki, but for what Fuseki does not know: a GET without a query goes on to
 * the pages, HEAD is a GET whose body Jetty drops (RFC 9110, 9.3.2), and an answer that broke breaks the connection.
 */
final class SparqlFilter implements Filter {
    private static final Map<String, Set<String>> METHODS = Map.of(
            "/sparql", Set.of("GET", "HEAD", "POST"),
            "/sparql/data", Set.of("GET", "HEAD"));
    private final FusekiFilter fuseki;

    SparqlFilter(FusekiFilter fuseki) {
        this.fuseki = fuseki;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Set<String> methods = METHODS.get(http.getRequestURI());
        if (methods == null || isPlainGet(http)) chain.doFilter(request, response);
        else serve(http, (HttpServletResponse) response, methods, chain);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, Set<String> methods, FilterChain chain) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.addHeader("Vary", "Accept");
        if (!methods.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", methods.stream().sorted().toList()));
            if (!request.getMethod().equals("OPTIONS")) Errors.send(request, response, Refusal.of(405, "This place can only be read."));
            return;
        }
        fuseki.doFilter(request.getMethod().equals("HEAD") ? asGet(request) : request, response, chain);
        if (request.getAttribute(Guard.BROKEN) == null) return;
        // HTTP/1.0 knows no chunks, so there only a reset tells a broken answer from a whole one. With chunks the last one is missing, and what is on
        // its way still arrives.
        if (request.getProtocol().equals("HTTP/1.0")) Peer.of(ServletContextRequest.getServletContextRequest(request)).hangUp();
        throw new Broken();
    }

    private static boolean isPlainGet(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String given = request.getQueryString() == null ? "" : "&" + request.getQueryString();
        boolean forPeople = !given.contains("=") || given.contains("&edit=") && !given.contains("&query=");
        return reads && request.getRequestURI().equals("/sparql") && forPeople;
    }

    private static HttpServletRequest asGet(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }

    /** Makes Jetty abort the connection. */
    private static final class Broken extends IOException implements QuietException {
        Broken() {
            super("the answer broke off");
        }
    }
}
