package steppe.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphOps;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Schema;

/**
 * The small graphs that every document is read against: the terms, the things, the descriptions of documents and the
 * curation. They stay in memory for a whole build; the documents' claims, which are most of the data, come and go.
 *
 * @param sources these graphs, in the order of their files
 * @param graph   what all of them say, as it was written, with the superclasses of all types: completing a source does not change it
 * @param schema  the ontology and the vocabulary
 */
public record Context(List<Source> sources, Graph graph, Schema schema) {
    private static final Set<String> NAMES = Set.of("ontology", "vocabulary", "entities", "documents", "curation");
    private static final Set<String> TERMS = Set.of("ontology", "vocabulary");

    static Context of(List<Source> sources) {
        Schema schema = new Schema(union(sources.stream().filter(source -> TERMS.contains(source.name())).toList()));
        return new Context(sources, typed(union(sources), schema), schema);
    }

    private static Graph typed(Graph graph, Schema schema) {
        for (Triple type : graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList()) {
            schema.classes(type.getObject()).forEach(above -> graph.add(type.getSubject(), RDF.type.asNode(), above));
        }
        return graph;
    }

    static boolean includes(SourceFile file) {
        return NAMES.contains(file.name());
    }

    /** One of the graphs by its short name; empty if the repository has no such file. */
    public Graph named(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).map(Source::graph).findFirst().orElse(Graph.emptyGraph);
    }

    /** Where one of these graphs describes the node, for messages. */
    public String placeOf(Node node) {
        return describing(node).map(file -> file.placeOf(node)).orElse("ontology/");
    }

    /** The file that says what the node is; nothing if none of these does. */
    public Optional<SourceFile> describing(Node node) {
        return sources.stream().filter(source -> source.graph().contains(node, RDF.type.asNode(), Node.ANY)).map(Source::file).findFirst();
    }

    private static Graph union(List<Source> sources) {
        Graph all = GraphMemFactory.createDefaultGraph();
        sources.forEach(source -> GraphOps.addAll(all, source.graph().find()));
        return all;
    }
}
