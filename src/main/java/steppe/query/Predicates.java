package steppe.query;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;

/**
 * What a variable in the place of a predicate stands for may be a literal or a blank node, from elsewhere in the query. No triple has such a predicate
 * (RDF 1.1 Concepts, section 3.1), so nothing matches; Jena 5.6 fails when it looks for the best order of such patterns, and where that is within a
 * FILTER, drops the row, also of NOT EXISTS.
 */
final class Predicates {
    private Predicates() {}

    /** Those of the rows that can have a match for the patterns, if it is patterns. */
    static QueryIterator possible(Op op, QueryIterator input, ExecutionContext context) {
        BasicPattern patterns = patterns(op);
        if (patterns == null) return input;
        Set<Node> predicates = patterns.getList().stream().map(Triple::getPredicate).collect(Collectors.toSet());
        if (predicates.stream().anyMatch(node -> node.isConcrete() && !node.isURI())) return none(input, context);
        Set<Var> variables = predicates.stream().filter(Var::isVar).map(Var::alloc).collect(Collectors.toSet());
        if (variables.isEmpty() || input instanceof QueryIterRoot) return input;
        return QueryIterPlainWrapper.create(Iter.onClose(Iter.filter(input, row -> variables.stream().allMatch(variable -> isPossible(row, variable))), input::close), context);
    }

    private static BasicPattern patterns(Op op) {
        if (op instanceof OpQuadPattern quads) return quads.getBasicPattern();
        return op instanceof OpBGP triples ? triples.getPattern() : null;
    }

    private static boolean isPossible(Binding row, Var predicate) {
        Node node = row.get(predicate);
        return node == null || node.isURI();
    }

    private static QueryIterator none(QueryIterator input, ExecutionContext context) {
        input.close();
        return QueryIterNullIterator.create(context);
    }
}
