package steppe.check;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.Repository;
import steppe.read.RuleScope;
import steppe.read.Source;
import steppe.read.SourceFile;

/**
 * What must not be: a query a rule, a row a violation. Rules about terms are asked of the context, those about a document of it
 * and the context, both in memory and before anything is written; those about the graph of the written store, over the union of
 * its graphs, before anybody else may read it.
 */
public final class Rules {
    private static final Predicate<Binding> ALL = row -> true;
    private final Context context;
    private final List<Rule> ofTerms;
    private final List<Rule> ofDocuments;
    private final List<Rule> ofGraph;
    private final Map<Node, SourceFile> files = new HashMap<>();

    /** @throws steppe.model.Invalid if a rule is no query */
    public Rules(Repository repository, Context context) {
        this.context = context;
        this.ofTerms = rules(repository.checks(RuleScope.TERMS));
        this.ofDocuments = rules(repository.checks(RuleScope.DOCUMENTS));
        this.ofGraph = rules(repository.checks(RuleScope.GRAPH));
        Stream.concat(context.sources().stream().map(Source::file), repository.documents().stream()).forEach(file -> files.put(file.graphName(), file));
    }

    private static List<Rule> rules(List<Path> files) {
        return files.stream().map(Rule::new).toList();
    }

    /** What is wrong with the ontology and the vocabulary. */
    public List<Problem> ofTerms() {
        DatasetGraph terms = DatasetGraphFactory.wrap(context.graph());
        return ofTerms.stream().flatMap(rule -> rule.problems(terms, ALL, context::placeOf).stream()).toList();
    }

    /**
     * What is wrong with what one source describes. A row that names what is described neither here nor in the context is left
     * to {@link #ofWhatPointsElsewhere}: it may be there because nothing is known here of that name.
     *
     * @param source after its completion
     */
    public List<Problem> ofDocument(Source source) {
        Graph known = new Together(source.graph(), context.graph());
        DatasetGraph graphs = DatasetGraphFactory.wrap(known);
        return ofDocuments.stream().flatMap(rule -> rule.problems(graphs, row -> isDescribed(source.graph(), rule.focus(row)) && !names(row, node -> isOpen(known, node)),
                source::placeOf).stream()).toList();
    }

    /** The rows that were left over. @param known what points elsewhere, as it was written, with the types of what it points to */
    List<Problem> ofWhatPointsElsewhere(Graph known, Collection<Node> elsewhere, Function<Node, String> place) {
        DatasetGraph graphs = DatasetGraphFactory.wrap(known);
        return ofDocuments.stream().flatMap(rule -> rule.problems(graphs, row -> names(row, elsewhere::contains), place).stream()).toList();
    }

    private static boolean isDescribed(Graph graph, Node node) {
        return node != null && graph.contains(node, RDF.type.asNode(), Node.ANY);
    }

    private static boolean isOpen(Graph known, Node node) {
        return Reference.mustExist(node) && !isDescribed(known, node);
    }

    private static boolean names(Binding row, Predicate<Node> node) {
        return Iter.anyMatch(row.vars(), variable -> node.test(row.get(variable)));
    }

    /** What is wrong with the graph as a whole; all cores look. */
    public List<Problem> ofGraph(DatasetGraph store) {
        return ofGraph(store, ofGraph);
    }

    /**
     * What is wrong with a graph of which some claims have changed since nothing was wrong with it.
     *
     * @param keys these claims, and all that is and was said of them
     */
    public List<Problem> ofGraph(DatasetGraph store, Set<Node> keys) {
        return ofGraph(store, ofGraph.stream().map(rule -> rule.about(keys)).toList());
    }

    private List<Problem> ofGraph(DatasetGraph store, List<Rule> rules) {
        return rules.parallelStream().flatMap(rule -> Txn.calculateRead(store, () -> rule.problems(store, ALL, node -> placeOf(store, node))).stream()).toList();
    }

    private String placeOf(DatasetGraph store, Node node) {
        return Iter.asStream(store.find(Node.ANY, node, RDF.type.asNode(), Node.ANY)).map(Quad::getGraph).map(files::get).filter(file -> file != null)
                .min(Comparator.comparing(SourceFile::place)).map(file -> file.placeOf(node)).orElse("triples/");
    }
}
