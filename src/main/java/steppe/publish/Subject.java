package steppe.publish;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import steppe.model.Names;

/** The descriptions of the service and its data as a whole, each with its place and what it is about. */
enum Subject {
    /** SPARQL 1.1 Service Description, section 2: at the endpoint itself, where no query is given. */
    SERVICE("/sparql", "service.rq", "/sparql#service"),
    /** VoID, section 7.2: at the well-known place. */
    STATISTICS("/.well-known/void", "void.rq", ""),
    /** DCAT 3 and schema.org: at the data set's own address. */
    CATALOGUE("/dataset", "dataset.rq", ""),
    PROVENANCE("/provenance", "build.rq", "");

    private final String path;
    private final String query;
    private final String about;

    Subject(String path, String query, String about) {
        this.path = path;
        this.query = query;
        this.about = about;
    }

    String path() {
        return path;
    }

    String query() {
        return query;
    }

    /** What comes first: a place of the service, or the data set. */
    Node about(String root) {
        return NodeFactory.createURI(about.isEmpty() ? Names.BASE : root + about);
    }
}
