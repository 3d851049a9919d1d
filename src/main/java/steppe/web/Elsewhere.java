package steppe.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the links of finished answers right for clients that find the service at another address than its own: behind a
 * proxy, below a path. Everything else writes links from the root; here, in one place, the prefix comes before them.
 */
public final class Elsewhere {
    /** Text in pages never holds a bare angle bracket, so this finds tags only, whatever their attributes hold. */
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>");
    private static final Pattern LINK = Pattern.compile("(\\s(?:href|src|action|formaction|data-[a-z]+)=\")/(?!/)");
    private final Base base;

    private Elsewhere(Base base) {
        this.base = base;
    }

    /** Nothing to do, and nothing done, where clients use the service's own address. */
    public static void addTo(JavalinConfig config, Base base) {
        if (base.isElsewhere()) config.routes.after(new Elsewhere(base)::mend);
    }

    /** For an answer that no later handler sees. */
    public static void mendHeaders(Context context, Base base) {
        if (base.isElsewhere()) new Elsewhere(base).headers(context);
    }

    private void headers(Context context) {
        String root = base.of(context);
        mend(context, "Location", root);
        mend(context, "Content-Location", base.prefix(context));
        String links = String.join(", ", context.res().getHeaders("Link"));
        if (!links.isEmpty()) context.header("Link", links.replace("</", "<" + root + "/"));
    }

    private void mend(Context context) throws IOException {
        headers(context);
        String prefix = base.prefix(context);
        String type = context.res().getContentType();
        if (type != null && type.startsWith("text/html") && !prefix.isEmpty()) page(context, prefix);
    }

    private static void mend(Context context, String header, String before) {
        String target = context.res().getHeader(header);
        if (target != null && target.startsWith("/")) context.header(header, before + target);
    }

    private static void page(Context context, String prefix) throws IOException {
        InputStream body = context.resultInputStream();
        if (body == null) return;
        try (body) {
            context.result(withPrefix(new String(body.readAllBytes(), StandardCharsets.UTF_8), prefix).getBytes(StandardCharsets.UTF_8));
        }
    }

    static String withPrefix(String page, String prefix) {
        return TAG.matcher(page).replaceAll(tag -> Matcher.quoteReplacement(LINK.matcher(tag.group()).replaceAll("$1" + Matcher.quoteReplacement(prefix) + "/")));
    }
}
