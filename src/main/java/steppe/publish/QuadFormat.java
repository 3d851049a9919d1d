package steppe.publish;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;

/** Formats that keep graphs apart. */
enum QuadFormat {
    TRIG("trig", "application/trig", RDFFormat.TRIG_BLOCKS),
    N_QUADS("nq", "application/n-quads", RDFFormat.NQUADS_UTF8);

    private final String suffix;
    private final String mediaType;
    private final RDFFormat syntax;

    QuadFormat(String suffix, String mediaType, RDFFormat syntax) {
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

    RDFFormat syntax() {
        return syntax;
    }

    static Optional<QuadFormat> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
    }

    static Optional<QuadFormat> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(mediaType)).findFirst();
    }
}
