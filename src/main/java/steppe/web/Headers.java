package steppe.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Headers that are lists: they may come in several lines (RFC 9110, section 5.3). */
public final class Headers {
    private static final String CODING = "Accept-Encoding";

    private Headers() {}

    /** All lines of a request's header as one; null if there is none. */
    public static String of(Context context, String name) {
        List<String> lines = Collections.list(context.req().getHeaders(name));
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /**
     * Adds to what the answer already varies by, in which the compression has its part too: each once, in one line (section 12.5.5), the coding last.
     *
     * @param names of request headers, one each
     */
    public static void vary(Context context, String... names) {
        Set<String> all = new LinkedHashSet<>();
        for (String line : context.res().getHeaders("Vary")) {
            for (String name : line.split(",")) all.add(name.strip());
        }
        all.addAll(Arrays.asList(names));
        if (all.remove(CODING)) all.add(CODING);
        context.header("Vary", String.join(", ", all));
    }
}
