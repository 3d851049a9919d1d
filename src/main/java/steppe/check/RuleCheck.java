package steppe.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/** One rule: a query whose every row is a violation, and whose leading comment is the message. */
final class RuleCheck {
    private final Path file;
    private final String text;
    private final List<Source> sources;

    RuleCheck(Path file, List<Source> sources) {
        this.file = file;
        this.sources = sources;
        try {
            this.text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Problem> problems(Graph all) {
        List<Problem> problems = new ArrayList<>();
        Query query = parse();
        try (QueryExec exec = QueryExec.dataset(DatasetGraphFactory.wrap(all)).query(query).build()) {
            exec.select().forEachRemaining(row -> problems.add(problem(query, row)));
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
        return new Problem(placeOf(focus), message() + ": " + values, "Rule: ontology/checks/" + file.getFileName());
    }

    private String message() {
        return text.lines().takeWhile(line -> line.startsWith("#")).map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    private String placeOf(Node node) {
        if (node == null) return "triples/";
        return sources.stream().filter(source -> source.graph().contains(node, RDF.type.asNode(), Node.ANY))
                .map(source -> source.placeOf(node)).findFirst().orElse("triples/");
    }
}
