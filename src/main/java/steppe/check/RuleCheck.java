package steppe.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.tdb2.TDB2;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Problem;

/** One rule: a query whose every row is a violation, and whose leading comment is the message. */
final class RuleCheck {
    private static final int SHOWN = 1000;
    private final Path file;
    private final String text;
    private final Function<Node, String> place;

    /** @param place where a node is described */
    RuleCheck(Path file, Function<Node, String> place) {
        this.file = file;
        this.place = place;
        try {
            this.text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first violations, and how many there are beyond. */
    List<Problem> problems(DatasetGraph store) {
        List<Problem> problems = new ArrayList<>();
        Query query = parse();
        try (QueryExec exec = QueryExec.dataset(store).query(query).set(TDB2.symUnionDefaultGraph, true).build()) {
            RowSet rows = exec.select();
            while (rows.hasNext() && problems.size() < SHOWN) problems.add(problem(query, rows.next()));
            long more = Iter.count(rows);
            if (more > 0) problems.add(new Problem("triples/", message() + ": and " + more + " more", hint()));
        }
        return problems;
    }

    private Query parse() {
        try {
            return QueryFactory.create(text);
        } catch (QueryException e) {
            throw new Invalid(new Problem("ontology/checks/" + file.getFileName(), e.getMessage(), "The rule must be a SPARQL 1.1 SELECT query."));
        }
    }

    private Problem problem(Query query, Binding row) {
        Node focus = row.get(query.getResultVars().get(0));
        String values = query.getProjectVars().stream().filter(row::contains)
                .map(variable -> variable.getVarName() + " " + Names.shorten(row.get(variable))).collect(Collectors.joining(", "));
        return new Problem(focus == null ? "triples/" : place.apply(focus), message() + ": " + values, hint());
    }

    private String message() {
        return text.lines().takeWhile(line -> line.startsWith("#")).map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    private String hint() {
        return "Rule: ontology/checks/" + file.getFileName();
    }
}
