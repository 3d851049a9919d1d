package steppe.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Gives a query its arguments: new rows for its {@code VALUES ?x { ... }} blocks, as terms in the parsed query
 * (SPARQL 1.1 Query, section 10.2). Text is never touched, so no value can become syntax.
 */
public final class ValuesBlocks {
    private ValuesBlocks() {}

    /** A copy of the query with these rows in every one-variable block of these variables; an empty list is one UNDEF row. */
    public static Query bind(Query query, Map<String, List<Node>> values) {
        return QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                List<Node> terms = isParameter(block) ? values.get(block.getVars().get(0).getVarName()) : null;
                return terms == null ? block : block(block.getVars().get(0), terms);
            }
        });
    }

    /** The rows of all one-variable blocks by variable, in order of appearance: one list of terms per block. */
    static Map<String, List<List<Node>>> read(Query query) {
        Map<String, List<List<Node>>> found = new LinkedHashMap<>();
        QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                if (isParameter(block)) found.computeIfAbsent(block.getVars().get(0).getVarName(), name -> new ArrayList<>()).add(terms(block));
                return block;
            }
        });
        return found;
    }

    private static boolean isParameter(ElementData block) {
        return block.getVars().size() == 1;
    }

    private static ElementData block(Var variable, List<Node> terms) {
        List<Binding> rows = terms.isEmpty()
                ? List.of(BindingFactory.empty())
                : terms.stream().map(term -> BindingFactory.binding(variable, term)).toList();
        return new ElementData(List.of(variable), rows);
    }

    private static List<Node> terms(ElementData block) {
        Var variable = block.getVars().get(0);
        return block.getRows().stream().filter(row -> row.contains(variable)).map(row -> row.get(variable)).toList();
    }
}
