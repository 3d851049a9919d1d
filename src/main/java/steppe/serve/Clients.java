package steppe.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Who asks. Behind a proxy that the operator named, the last address that it forwarded for; a header from anybody else is nobody's word. */
record Clients(Set<String> proxies) {
    private static final int MAX_LENGTH = 60;

    Clients {
        proxies = Set.copyOf(proxies);
    }

    String address(HttpServletRequest request) {
        String address = request.getRemoteAddr().replaceAll("[\\[\\]]", "");
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(address)) return address;
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() || last.length() > MAX_LENGTH ? address : last;
    }
}
