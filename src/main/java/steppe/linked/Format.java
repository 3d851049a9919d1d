package steppe.linked;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;
import steppe.web.RdfFormat;

/** What a description can be had as, best first: where the client has no preference, the page. */
enum Format {
    HTML("html", "text/html", null),
    TURTLE(RdfFormat.TURTLE),
    JSON_LD(RdfFormat.JSON_LD),
    N_TRIPLES(RdfFormat.N_TRIPLES),
    RDF_XML(RdfFormat.RDF_XML);

    private final String suffix;
    private final String mediaType;
    private final RDFFormat syntax;

    Format(RdfFormat data) {
        this(data.suffix(), data.mediaType(), data.syntax());
    }

    Format(String suffix, String mediaType, RDFFormat syntax) {
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.syntax = syntax;
    }

    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }

    /** Of the data formats; the page has none. */
    RDFFormat syntax() {
        return syntax;
    }

    boolean isData() {
        return syntax != null;
    }

    static List<Format> data() {
        return Arrays.stream(values()).filter(Format::isData).toList();
    }

    static List<String> mediaTypes() {
        return Arrays.stream(values()).map(Format::mediaType).toList();
    }

    static Optional<Format> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
    }

    static Format ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(mediaType)).findFirst().orElseThrow();
    }
}
