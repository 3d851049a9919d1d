package steppe.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The W3C formats for SPARQL 1.1 SELECT results that answers are given in. */
public enum AnswerFormat {
    CSV("csv", "text/csv", ResultSetLang.RS_CSV),
    TSV("tsv", "text/tab-separated-values", ResultSetLang.RS_TSV),
    JSON("json", "application/sparql-results+json", ResultSetLang.RS_JSON, "application/json"),
    XML("xml", "application/sparql-results+xml", ResultSetLang.RS_XML, "application/xml");

    private final String suffix;
    private final List<String> mediaTypes;
    private final Lang lang;

    AnswerFormat(String suffix, String mediaType, Lang lang, String... alternatives) {
        this.suffix = suffix;
        this.lang = lang;
        this.mediaTypes = new ArrayList<>(List.of(mediaType));
        this.mediaTypes.addAll(Arrays.asList(alternatives));
    }

    public static Optional<AnswerFormat> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
    }

    public static Optional<AnswerFormat> ofMediaType(String type) {
        return Arrays.stream(values()).filter(format -> format.mediaTypes.contains(type)).findFirst();
    }

    public String suffix() {
        return suffix;
    }

    /** Its own media type, without parameters. */
    public String mediaType() {
        return mediaTypes.get(0);
    }

    /** Its own media type first, then the general ones that ask for it as well. */
    public List<String> mediaTypes() {
        return List.copyOf(mediaTypes);
    }

    /** For the Content-Type header. All four are UTF-8 by their specifications; the text types say so. */
    public String contentType() {
        return this == JSON || this == XML ? mediaType() : mediaType() + "; charset=utf-8";
    }

    Lang lang() {
        return lang;
    }
}
