package steppe.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * Where clients find this service, without a slash at the end: {@code https://example.org/steppe}. It is what the settings
 * say; else what the request says. Of the headers of proxies (X-Forwarded-Proto, -Host and -Prefix) nothing is believed
 * unless the request came from a proxy that the settings name.
 */
public final class Base {
    private static final String HOST = "[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:\\d{1,5})?";
    private static final String PREFIX = "(/[A-Za-z0-9._~-]{1,100}){0,10}/?";
    private final Optional<String> configured;
    private final Set<String> proxies;

    private Base(Optional<String> configured, Set<String> proxies) {
        this.configured = configured;
        this.proxies = Set.copyOf(proxies);
    }

    /** Whatever address the client used. */
    public static Base asRequested() {
        return new Base(Optional.empty(), Set.of());
    }

    /**
     * As the settings say.
     *
     * @param base    the public address; wins over all else
     * @param proxies addresses from which X-Forwarded-* headers are believed
     */
    public static Base of(Optional<URI> base, Set<String> proxies) {
        return new Base(base.map(URI::toString).map(Base::trimmed), proxies);
    }

    /** The address of the root for this client. */
    public String of(Context context) {
        return configured.orElseGet(() -> requested(context));
    }

    /** The path of the root, empty or {@code /steppe}: it stands before every path of our own. */
    public String prefix(Context context) {
        return of(context).replaceFirst("^[a-z]+://[^/]*", "");
    }

    /** Whether links are other than the paths below the root of this very server. */
    boolean isElsewhere() {
        return configured.isPresent() || !proxies.isEmpty();
    }

    private String requested(Context context) {
        boolean believed = proxies.contains(context.req().getRemoteAddr().replaceAll("[\\[\\]]", ""));
        String host = header(context, believed, "Host", HOST).orElseGet(() -> own(context));
        String scheme = header(context, believed, "Proto", "https?").orElse("http");
        return scheme + "://" + host + header(context, believed, "Prefix", PREFIX).map(Base::trimmed).orElse("");
    }

    /** Proxies in a row each add their own at the end; the first is what the client saw. */
    private static Optional<String> header(Context context, boolean believed, String name, String pattern) {
        String value = believed ? context.header("X-Forwarded-" + name) : null;
        return Optional.ofNullable(value).map(list -> StringUtils.substringBefore(list, ",").strip()).filter(text -> text.matches(pattern));
    }

    private static String own(Context context) {
        String host = context.header("Host");
        return host != null && host.matches(HOST) ? host : "localhost:" + context.req().getLocalPort();
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
