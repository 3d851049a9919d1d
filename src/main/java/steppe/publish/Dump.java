package steppe.publish;

import org.apache.jena.riot.RDFFormat;

/** The whole graph as one file. */
enum Dump {
    N_QUADS("nq", RDFFormat.NQUADS_UTF8),
    TRIG("trig", RDFFormat.TRIG_BLOCKS),
    /** The union of all graphs, for tools that know no graphs. */
    TURTLE("ttl", RDFFormat.TURTLE_BLOCKS);

    private final String suffix;
    private final RDFFormat syntax;

    Dump(String suffix, RDFFormat syntax) {
        this.suffix = suffix;
        this.syntax = syntax;
    }

    String suffix() {
        return suffix;
    }

    RDFFormat syntax() {
        return syntax;
    }

    String fileName() {
        return "steppe." + suffix + ".gz";
    }

    String path() {
        return "/dump/" + fileName();
    }
}
