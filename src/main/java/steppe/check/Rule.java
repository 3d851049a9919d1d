package steppe.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.tdb2.TDB2;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Reason;

/**
 * One rule: a query whose every row is a violation, and whose leading comment is the message. A row speaks of its first
 * variable. A {@code VALUES ?key { UNDEF }} in it says what the claims share that it compares: asked of some keys, it finds
 * the rows of these; asked of all, every row.
 */
final class Rule {
    private static final int SHOWN = 1000;
    private final Path file;
    private final String text;
    private final Query query;

    /** @throws Invalid if the file cannot be read or holds no SPARQL 1.1 SELECT query */
    Rule(Path file) {
        this.file = file;
        try {
            this.text = Files.readString(file);
            this.query = about(QueryFactory.create(text), block -> new ElementGroup());
        } catch (QueryException e) {
            throw noRule(e.getCause() instanceof StackOverflowError ? Reason.DEEP : e.getMessage());
        } catch (StackOverflowError deep) { // So does who looks for keys.
            throw noRule(Reason.DEEP);
        } catch (IOException e) {
            throw new Invalid(new Problem(name(), "cannot be read: " + Reason.of(e), "Check that it may be read and is UTF-8."));
        }
        if (!query.isSelectType()) throw noRule("asks for no rows");
    }

    private Invalid noRule(String why) {
        return new Invalid(new Problem(name(), why, "The rule must be a SPARQL 1.1 SELECT query that asks nobody else."));
    }

    private Rule(Rule other, Query query) {
        this.file = other.file;
        this.text = other.text;
        this.query = query;
    }

    /** The same rule about these keys only; itself if it compares nothing, because then it must be asked as a whole. */
    Rule about(Set<Node> keys) {
        return new Rule(this, about(QueryFactory.create(text), block -> rows(block, keys)));
    }

    /** ARQ places a filter of an UNDEF variable before that has a value: asked as a whole, the rule is asked without these blocks. */
    private static Query about(Query query, Function<ElementData, Element> keys) {
        return QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                return isKey(block) ? keys.apply(block) : block;
            }
        });
    }

    private static boolean isKey(ElementData block) {
        return block.getVars().size() == 1 && block.getRows().stream().allMatch(Binding::isEmpty);
    }

    private static Element rows(ElementData block, Set<Node> keys) {
        return new ElementData(block.getVars(), keys.stream().map(key -> BindingFactory.binding(block.getVars().get(0), key)).toList());
    }

    /**
     * The first violations, and how many there are beyond.
     *
     * @param counts which rows are wanted
     * @param place  where a node is described
     */
    List<Problem> problems(DatasetGraph graphs, Predicate<Binding> counts, Function<Node, String> place) {
        List<Problem> problems = new ArrayList<>();
        long more = 0;
        try (QueryExec exec = QueryExec.dataset(graphs).query(query).set(TDB2.symUnionDefaultGraph, true).set(ARQ.httpServiceAllowed, false).build()) {
            for (RowSet rows = exec.select(); rows.hasNext(); ) {
                Binding row = rows.next();
                if (!counts.test(row)) continue;
                if (problems.size() < SHOWN) problems.add(problem(row, place));
                else more++;
            }
        } catch (QueryException e) {
            throw noRule(e.getMessage());
        }
        if (more > 0) problems.add(new Problem("triples/", message() + ": and " + more + " more", hint()));
        return problems;
    }

    /** What a row speaks of; null if it leaves that open. */
    Node focus(Binding row) {
        return row.get(query.getResultVars().get(0));
    }

    private Problem problem(Binding row, Function<Node, String> place) {
        String values = query.getProjectVars().stream().filter(row::contains)
                .map(variable -> variable.getVarName() + " " + Names.shorten(row.get(variable))).collect(Collectors.joining(", "));
        return new Problem(focus(row) == null ? "triples/" : place.apply(focus(row)), message() + ": " + values, hint());
    }

    private String message() {
        return text.lines().takeWhile(line -> line.startsWith("#")).map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    private String hint() {
        return "Rule: " + name();
    }

    private String name() {
        return "ontology/checks/" + file.getParent().getFileName() + "/" + file.getFileName();
    }
}
