package steppe.store;

import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import steppe.model.Names;

/** What the graph says of itself (VoID, DCAT); a function of the other graphs, so without the time of the build. */
final class Metadata {
    private static final Node DATASET = NodeFactory.createURI(Names.BASE);
    private final Graph graph = GraphMemFactory.createDefaultGraph();
    private final String fingerprint;
    private final Map<String, Long> sizes;

    /** @param sizes the number of triples of each graph, by its IRI */
    Metadata(String fingerprint, Map<String, Long> sizes) {
        this.fingerprint = fingerprint;
        this.sizes = sizes;
    }

    Graph graph() {
        put(DATASET, RDF.type.asNode(), VOID.Dataset.asNode());
        put(DATASET, RDF.type.asNode(), DCAT.Dataset.asNode());
        put(DATASET, DCTerms.title.asNode(), NodeFactory.createLiteralLang("Steppe: Central Asia between Russia and China", "en"));
        put(DATASET, DCTerms.license.asNode(), NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/"));
        put(DATASET, OWL2.versionInfo.asNode(), NodeFactory.createLiteralString(fingerprint));
        put(DATASET, Names.term("snapshotDate"), NodeFactory.createLiteralDT(Names.SNAPSHOT, XSDDatatype.XSDdate));
        sizes.forEach((name, triples) -> subset(NodeFactory.createURI(name), triples));
        part(Names.graph("meta"));
        return graph;
    }

    private void subset(Node name, long triples) {
        part(name);
        put(name, VOID.triples.asNode(), NodeFactory.createLiteralDT(Long.toString(triples), XSDDatatype.XSDinteger));
    }

    private void part(Node name) {
        put(DATASET, VOID.subset.asNode(), name);
        put(name, RDF.type.asNode(), VOID.Dataset.asNode());
    }

    private void put(Node subject, Node property, Node object) {
        graph.add(subject, property, object);
    }
}
