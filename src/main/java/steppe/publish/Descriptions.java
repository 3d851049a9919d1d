package steppe.publish;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.HttpProblem;
import steppe.web.RdfFormat;
import steppe.web.RdfWriter;
import steppe.web.Reply;
import steppe.web.Representation;

/** Descriptions of the service and its data, made from the graph and kept for its version. */
final class Descriptions {
    private static final Map<Subject, QueryFile> QUERIES = Stream.of(Subject.values())
            .collect(Collectors.toMap(subject -> subject, subject -> QueryFile.of(Descriptions.class, subject.query())));
    private static final QueryFile PROVENANCE = QueryFile.of(Descriptions.class, "provenance.rq");
    private final Engine engine;
    private final Dumps dumps;
    private final boolean sparql;
    private final Latest<Asked, Representation> made;

    private record Asked(String what, String root, RdfFormat format) {}

    Descriptions(Engine engine, Dumps dumps, boolean sparql) {
        this.engine = engine;
        this.dumps = dumps;
        this.sparql = sparql;
        this.made = new Latest<>(engine);
    }

    Reply of(Subject subject, String root, RdfFormat format) {
        return made.get(new Asked(subject.path(), root, format), asked -> representation(subject.about(root), graph(subject, root), format));
    }

    private Graph graph(Subject subject, String root) {
        List<Node> endpoint = sparql ? List.of(NodeFactory.createLiteralString("/sparql")) : List.of();
        Graph graph = engine.construct(QUERIES.get(subject).with(Map.of("root", List.of(NodeFactory.createLiteralString(root)), "sparql", endpoint)), Scope.all());
        if (subject == Subject.CATALOGUE) dumps.describe(graph, root);
        return graph;
    }

    /** What the direct triples of a source rest on. */
    Reply provenance(String source, RdfFormat format) {
        if (!source.matches("[\\w.-]{1,100}")) return unknown(source);
        Representation found = made.get(new Asked("/provenance/" + source, "", format), asked -> representation(derived(source), provenance(source), format));
        return found.body().length == 0 ? unknown(source) : found;
    }

    /** The direct triples of a source, each reified by the claims that it rests on, in RDF 1.2. */
    Reply reified(String source, RdfFormat format) {
        if (!source.matches("[\\w.-]{1,100}")) return unknown(source);
        if (!Reified.FORMATS.contains(format)) return HttpProblem.notFound("RDF 1.2 is there as .reified.ttl and .reified.nt: the other formats cannot say it yet.");
        Representation found = made.get(new Asked("/provenance/" + source + ".reified", "", format), asked -> {
            Graph provenance = provenance(source);
            byte[] body = provenance.isEmpty() ? new byte[0] : RdfWriter.write(derived(source), Reified.of(provenance), format.syntax());
            return Representation.of(engine.version(), Reified.contentType(format), body);
        });
        return found.body().length == 0 ? unknown(source) : found;
    }

    private Graph provenance(String source) {
        return engine.construct(PROVENANCE.with("source", List.of(Names.graph(source))), Scope.all());
    }

    private static HttpProblem unknown(String source) {
        return HttpProblem.notFound("Nothing is derived from a source '" + source + "'. All sources are at /provenance.");
    }

    private static Node derived(String source) {
        return Names.graph("derived/" + source);
    }

    private Representation representation(Node about, Graph graph, RdfFormat format) {
        byte[] body = graph.isEmpty() ? new byte[0] : RdfWriter.write(about, graph, format.syntax());
        return Representation.of(engine.version(), format.mediaType() + "; charset=utf-8", body);
    }
}
