package steppe.audit;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The audit as one HTML file that needs nothing else; jte escapes everything in it where it stands. */
public final class AuditPage {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "steppe.pages");

    private AuditPage() {}

    public static String of(Audit audit) {
        StringOutput page = new StringOutput();
        ENGINE.render("audit/page.jte", audit, page);
        return page.toString();
    }
}
