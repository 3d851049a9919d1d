package steppe.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/** The precompiled templates of {@code src/main/jte}. */
public final class Pages {
    public static final String HTML = "text/html; charset=utf-8";

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "steppe.pages");

    private Pages() {}

    /** UTF-8, everything in it escaped where it stands. */
    public static byte[] render(String template, Map<String, Object> parameters) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        ENGINE.render(template, parameters, out);
        return out.toByteArray();
    }
}
