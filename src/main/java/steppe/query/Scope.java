package steppe.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import steppe.model.Names;

/**
 * Which graphs a query sees as its default graph: none named means the union of all. It travels as the SPARQL 1.1
 * Protocol's {@code default-graph-uri} (section 2.1.4), so a remote engine understands it as well.
 */
public record Scope(List<String> defaultGraphs) {
    private static final List<String> COMMON = List.of("ontology", "vocabulary", "entities", "documents", "curation", "derived/entities", "derived/all");

    public Scope {
        defaultGraphs = List.copyOf(defaultGraphs);
    }

    public static Scope all() {
        return new Scope(List.of());
    }

    /** Only what these sources say ({@code cepa-2025}, {@code reference} ...) and what is derived from each of them. */
    public static Scope of(List<String> sources) {
        List<String> graphs = new ArrayList<>();
        COMMON.forEach(name -> graphs.add(Names.GRAPH + name));
        for (String source : sources) {
            graphs.add(Names.GRAPH + source);
            graphs.add(Names.GRAPH + "derived/" + source);
        }
        return new Scope(graphs);
    }

    /** The query over this scope: the protocol's dataset replaces the query's own FROM (SPARQL 1.1 Protocol, 2.1.4). */
    Query applyTo(Query query) {
        if (defaultGraphs.isEmpty()) return query;
        Query scoped = query.cloneQuery();
        scoped.getGraphURIs().clear();
        scoped.getNamedGraphURIs().clear();
        defaultGraphs.forEach(scoped::addGraphURI);
        return scoped;
    }
}
