package steppe.store;

import org.apache.jena.graph.Graph;
import steppe.check.Findings;
import steppe.derive.DerivedSource;
import steppe.read.Source;

/**
 * A source on its way into the store.
 *
 * @param triples  how many a curator wrote
 * @param findings what its checks have found; if there are problems, it is not completed, and nothing is derived
 */
record Ready(Source source, long triples, Findings findings, DerivedSource derived) {
    static Ready refused(Source source, Findings findings) {
        return new Ready(source, source.graph().size(), findings, new DerivedSource(source.name(), Graph.emptyGraph));
    }
}
