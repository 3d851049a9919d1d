package steppe.linked;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;

/** Asks the graph for descriptions: one query for each kind of IRI. */
final class Descriptions {
    private static final String IT = "it";
    private static final QueryFile EXISTS = QueryFile.of(Descriptions.class, "exists.rq");
    private static final QueryFile THING = QueryFile.of(Descriptions.class, "thing.rq");
    private static final Map<Kind, QueryFile> OTHERS = Map.of(
            Kind.CLAIM, QueryFile.of(Descriptions.class, "claim.rq"),
            Kind.DOCUMENT, QueryFile.of(Descriptions.class, "document.rq"),
            Kind.GRAPH, QueryFile.of(Descriptions.class, "graph.rq"));
    private static final QueryFile ONTOLOGY = QueryFile.of(Descriptions.class, "ontology.rq");
    private final Engine engine;

    Descriptions(Engine engine) {
        this.engine = engine;
    }

    boolean exists(Node it) {
        return engine.ask(EXISTS.with(IT, List.of(it)), Scope.all());
    }

    Description of(Kind kind, Node it) {
        if (kind == Kind.ONTOLOGY) return new Description(it, engine.construct(ONTOLOGY.query(), Scope.all()));
        return new Description(it, engine.construct(OTHERS.getOrDefault(kind, THING).with(IT, List.of(it)), Scope.all()));
    }

    /** A graph's page tells of the graph; its content is for the data formats. */
    Description forPage(Kind kind, Node it) {
        return of(kind == Kind.GRAPH ? Kind.THING : kind, it);
    }
}
