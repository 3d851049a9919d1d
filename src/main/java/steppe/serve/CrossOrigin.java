package steppe.serve;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the pages of other sites read, never with credentials; not what is for operators only. */
final class CrossOrigin implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!Operations.PATHS.contains(http.getRequestURI())) answer.setHeader("Access-Control-Allow-Origin", "*");
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
}
