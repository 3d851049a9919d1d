package steppe.serve;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the pages of other sites read, headers too, never with credentials; not what is for operators only. */
final class CrossOrigin implements Filter {
    private static final String READABLE = "Content-Location, ETag, Link, Retry-After";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!Operations.PATHS.contains(http.getRequestURI())) open(answer);
        boolean preflight = http.getMethod().equals("OPTIONS") && http.getHeader("Access-Control-Request-Method") != null;
        if (!preflight) {
            chain.doFilter(request, response);
            return;
        }
        answer.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
        answer.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
        answer.setHeader("Access-Control-Max-Age", "86400");
        answer.setStatus(204);
    }

    private static void open(HttpServletResponse answer) {
        answer.setHeader("Access-Control-Allow-Origin", "*");
        answer.setHeader("Access-Control-Expose-Headers", READABLE);
    }
}
