package steppe.serve;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What a server serves until it is switched to something else: one version of the data and everything made from it.
 *
 * @param name    of the store, for operators
 * @param dataset the graph to serve at {@code /sparql}; empty if another endpoint serves it
 * @param routes  adds the pages, with their caches
 * @param caveat  why it is not what it should be, in a few words, for operators; empty if all is well
 * @param damage  what has become of its files since it was opened, for operators; empty as long as they can be read
 * @param closing called once, when the last request that reads it has ended
 */
public record Content(String name, Optional<DatasetGraph> dataset, Routes routes, Optional<String> caveat, Supplier<Optional<String>> damage, Runnable closing) {
    /** One that is what it should be. */
    public Content(String name, Optional<DatasetGraph> dataset, Routes routes, Runnable closing) {
        this(name, dataset, routes, Optional.empty(), Optional::empty, closing);
    }

    /** The same, but not what it should be. */
    public Content with(Optional<String> caveat) {
        return new Content(name, dataset, routes, caveat, damage, closing);
    }

    /** The same, whose files can be damaged while it is served. */
    public Content watching(Supplier<Optional<String>> damage) {
        return new Content(name, dataset, routes, caveat, damage, closing);
    }
}
