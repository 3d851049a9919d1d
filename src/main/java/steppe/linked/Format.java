package steppe.linked;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;

/** What a description can be had as, best first: where the client has no preference, the page. */
enum Format {
    HTML("html", "text/html", null),
    TURTLE("ttl", "text/turtle", RDFFormat.TURTLE_PRETTY),
    JSON_LD("jsonld", "application/ld+json", RDFFormat.JSONLD11_PRETTY),
    N_TRIPLES("nt", "application/n-triples", RDFFormat.NTRIPLES_UTF8),
    RDF_XML("rdf", "application/rdf+xml", RDFFormat.RDFXML_PLAIN);

    private final String suffix;
    private final String mediaType;
    private final RDFFormat syntax;

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
