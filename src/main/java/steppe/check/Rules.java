package steppe.check;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Problem;
import steppe.read.SourceFile;

/**
 * What the graph as a whole must not contain: a query a rule, a row a violation. They are asked of the written store, over
 * the union of its graphs, before anybody else may read it.
 */
public final class Rules {
    private final List<Path> queries;
    private final Map<Node, SourceFile> files = new HashMap<>();

    /** @param files the files of which the store's graphs were made */
    public Rules(List<Path> queries, Stream<SourceFile> files) {
        this.queries = queries;
        files.forEach(file -> this.files.put(file.graphName(), file));
    }

    /** All violations of all rules, which are asked on all cores. */
    public List<Problem> problems(DatasetGraph store) {
        return queries.parallelStream().flatMap(query -> Txn.calculateRead(store, () -> new RuleCheck(query, node -> placeOf(store, node)).problems(store)).stream()).toList();
    }

    private String placeOf(DatasetGraph store, Node node) {
        return Iter.asStream(store.find(Node.ANY, node, RDF.type.asNode(), Node.ANY)).map(Quad::getGraph).map(files::get).filter(file -> file != null)
                .min(Comparator.comparing(SourceFile::place)).map(file -> file.placeOf(node)).orElse("triples/");
    }
}
