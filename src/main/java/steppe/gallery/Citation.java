package steppe.gallery;

import java.nio.charset.StandardCharsets;
import steppe.model.Names;
import steppe.model.Texts;

/**
 * How to cite an answer, so that it can be had again and checked.
 *
 * @param url     with all parameters, below the base of all our names
 * @param digest  SHA-256 of the query as {@code .rq} gives it
 * @param version of the data
 * @param rows    how many the answer has, in words
 */
public record Citation(String name, String sentence, String url, String digest, String version, String rows) {
    static Citation of(Asked asked, String sentence, String rows, String version) {
        String url = Names.BASE + asked.onPage(1).href("").substring(1);
        String digest = Texts.digest(asked.question().text(asked.arguments()).getBytes(StandardCharsets.UTF_8));
        return new Citation(asked.question().name(), sentence, url, digest, version, rows);
    }

    /** One line for a footnote. */
    public String text() {
        return "Steppe, a knowledge graph of Central Asia. “%s” Answer of %s, data %s, query sha256:%s. %s".formatted(sentence, rows, version, digest, url);
    }

    /** The data name no year of publication but that of the build, which the version begins with. */
    public String bibtex() {
        String year = version.matches("v-\\d{8}T.*") ? "  year         = {" + version.substring(2, 6) + "},\n" : "";
        return """
                @misc{steppe-%s-%s,
                  author       = {{Steppe}},
                  title        = {{%s}},
                %s  howpublished = {Knowledge graph of Central Asia, saved question},
                  url          = {%s},
                  version      = {%s},
                  note         = {Answer of %s; query sha256:%s}
                }
                """.formatted(name, digest.substring(0, 8), escaped(sentence), year, url, escaped(version), rows, digest);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\textbackslash ").replaceAll("([{}%&#$_])", "\\\\$1").replace("~", "\\textasciitilde ").replace("^", "\\textasciicircum ");
    }
}
