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
import org.apache.jena.fuseki.servlets.FusekiFilter;

/**
 * Hands requests for {@code /sparql} to Fuseki, but for what Fuseki does not know: a GET without a query goes on to
 * the pages, and HEAD is a GET whose body Jetty drops (RFC 9110, 9.3.2).
 */
final class SparqlFilter implements Filter {
    private final FusekiFilter fuseki;

    SparqlFilter(FusekiFilter fuseki) {
        this.fuseki = fuseki;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        boolean sparql = http.getRequestURI().equals("/sparql") || http.getRequestURI().equals("/sparql/data");
        if (!sparql || isPlainGet(http)) {
            chain.doFilter(request, response);
            return;
        }
        ((HttpServletResponse) response).setHeader("X-Content-Type-Options", "nosniff");
        fuseki.doFilter(http.getMethod().equals("HEAD") ? asGet(http) : http, response, chain);
    }

    private static boolean isPlainGet(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads && request.getRequestURI().equals("/sparql") && (request.getQueryString() == null || request.getParameter("query") == null);
    }

    private static HttpServletRequest asGet(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }
}
