package steppe.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import steppe.web.Representation;

/**
 * Whole answers as bytes, so that what was asked before costs what a file costs. Only answers that say of themselves that they
 * last as long as the data do ({@link Representation#forAsLongAsTheData}) are kept, by everything in a request that they may depend on.
 * One for each store: with its last reader all of them go.
 */
final class KeptAnswers {
    private static final long BYTES = 48L << 20;
    /** A larger one would drive out many, and takes its time on the wire anyway. */
    static final int MAX_BODY = 2 << 20;
    private static final int MAX_KEY = 2000;
    private static final String KEY = KeptAnswers.class.getName();
    /** Whatever an answer is chosen by; those of proxies count with the address that they come from. */
    private static final List<HttpHeader> CHOOSING = List.of(HttpHeader.HOST, HttpHeader.ACCEPT, HttpHeader.ACCEPT_LANGUAGE);
    private static final List<HttpHeader> FORWARDED = List.of(HttpHeader.FORWARDED, HttpHeader.X_FORWARDED_HOST, HttpHeader.X_FORWARDED_PROTO, HttpHeader.X_FORWARDED_PORT,
            HttpHeader.X_FORWARDED_FOR, HttpHeader.X_FORWARDED_SERVER);
    private static final String FORWARDED_PREFIX = "X-Forwarded-Prefix";

    private final Cache<String, KeptAnswer> answers = Caffeine.newBuilder().maximumWeight(BYTES).weigher((String key, KeptAnswer answer) -> key.length() + answer.size())
            .executor(Runnable::run).build();

    /** Before everything else: answers from what is kept, without blocking. */
    Handler.Wrapper replaying(Handler next) {
        return new Handler.Wrapper(next) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String key = key(request);
                KeptAnswer kept = key == null ? null : answers.getIfPresent(key);
                if (kept != null) {
                    kept.send(request, response, callback);
                    return true;
                }
                request.setAttribute(KEY, key);
                return super.handle(request, response, callback);
            }
        };
    }

    /** After what compresses: keeps what passes. */
    Handler.Wrapper recording(Handler next) {
        return new Handler.Wrapper(next) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                boolean whole = request.getAttribute(KEY) != null && HttpMethod.GET.is(request.getMethod());
                Response recorded = whole ? new Recording(request, response, answer -> answers.put((String) request.getAttribute(KEY), answer)) : response;
                return super.handle(request, recorded, callback);
            }
        };
    }

    /** Null if this is nothing to keep. */
    private static String key(Request request) {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (!reads || request.getHttpURI().getPath().equals(SparqlEndpoint.PATH)) return null;
        StringBuilder key = new StringBuilder(request.getHttpURI().getPathQuery());
        for (HttpHeader header : CHOOSING) append(key, request.getHeaders().getValuesList(header));
        if (isForwarded(request)) {
            key.append('\n').append(Request.getRemoteAddr(request));
            for (HttpHeader header : FORWARDED) append(key, request.getHeaders().getValuesList(header));
            append(key, request.getHeaders().getValuesList(FORWARDED_PREFIX));
        }
        return key.length() > MAX_KEY ? null : key.toString();
    }

    private static boolean isForwarded(Request request) {
        for (HttpField field : request.getHeaders()) {
            String name = field.getName();
            if (field.getHeader() == HttpHeader.FORWARDED || name.regionMatches(true, 0, "X-Forwarded-", 0, 12)) return true;
        }
        return false;
    }

    // A header cannot hold a line feed, so no two requests have one key.
    private static void append(StringBuilder key, List<String> values) {
        key.append('\n').append(String.join("\r", values));
    }
}
