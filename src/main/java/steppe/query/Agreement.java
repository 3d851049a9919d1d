package steppe.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import steppe.model.Problem;

/** Whether what the decorators declare and what the query says are the same. */
final class Agreement {
    private final SourceText source;
    private final Decorators decorators;
    private final Query query;
    private final Map<String, List<List<Node>>> blocks;
    private final List<Problem> problems = new ArrayList<>();

    Agreement(SourceText source, Decorators decorators, Query query) {
        this.source = source;
        this.decorators = decorators;
        this.query = query;
        this.blocks = ValuesBlocks.read(query);
    }

    List<Problem> problems() {
        checkShape();
        checkSentence();
        checkColumns();
        checkBounds();
        decorators.views().forEach(this::checkView);
        decorators.parameters().values().forEach(this::checkParameter);
        checkUndeclared();
        return problems;
    }

    private void checkShape() {
        if (!query.isSelectType()) query("(?i)\\b(ask|construct|describe)\\b", "a saved question is a SELECT query.", "Write SELECT with the columns of the answer.");
        else if (query.isQueryResultStar()) query("\\*", "SELECT * leaves the columns to chance.", "Name the columns.");
        if (query.hasDatasetDescription()) query("(?i)\\bfrom\\b", "FROM fixes the sources, which the reader chooses.", "Leave it out; choose sources with the protocol's default-graph-uri.");
        if (hasEvidence() && (query.hasLimit() || query.hasOffset())) query("(?i)\\b(limit|offset)\\b", "LIMIT counts one row per claim and so cuts off evidence.", "Put it into a sub-query without the claim variables.");
    }

    private boolean hasEvidence() {
        return query.getProjectVars().stream().anyMatch(Answer::isClaim);
    }

    private void checkSentence() {
        for (String name : Question.blanks(decorators.sentence())) {
            if (!decorators.parameters().containsKey(name)) header("sentence", "the sentence names {" + name + "}, which is no declared parameter.", Nearest.hint(name, decorators.parameters().keySet()));
        }
    }

    private void checkColumns() {
        for (String name : decorators.columns().keySet()) {
            if (!query.getResultVars().contains(name)) header(name, "the column '" + name + "' is not in the query's SELECT.", Nearest.hint(name, query.getResultVars()));
        }
    }

    private void checkBounds() {
        Stream.concat(Stream.of(query), Lint.subQueries(query).stream()).filter(Query::hasLimit).map(Query::getLimit).distinct()
                .filter(limit -> !decorators.summary().matches("(?s).*\\b" + limit + "\\b.*"))
                .forEach(limit -> query("(?i)\\blimit\\s+" + limit + "\\b", "LIMIT " + limit + " is not in the summary, so that its readers would not know of it.",
                        "Say there which come first, such as 'At most " + limit + " claims, by document.'"));
    }

    private void checkView(Decorators.Declared declared) {
        List<String> known = new ArrayList<>(query.getResultVars());
        decorators.parameters().values().stream().filter(blank -> !blank.multiple()).map(Decorators.Blank::name).forEach(known::add);
        declared.view().roles().forEach((role, names) -> names.stream().filter(name -> !known.contains(name)).forEach(name ->
                problems.add(source.yamlProblem(declared.line(), declared.column(), "the view '" + declared.view().kind() + "' takes its '" + role + "' from '" + name
                        + "', which is no column of the query's SELECT and no parameter with a single value.", Nearest.hint(name, known)))));
    }

    private void checkParameter(Decorators.Blank blank) {
        String name = blank.name();
        if (!blocks.containsKey(name)) {
            header(name, "the parameter '" + name + "' has no block 'VALUES ?" + name + " { ... }' in the query.", Nearest.hint(name, blocks.keySet()));
            return;
        }
        if (Lint.assigned(query).contains(name)) query("(?i)\\bas\\s+[?$]" + name + "\\b", "?" + name + " is a parameter and is computed as well.", "Compute another variable.");
        if (source.mentions(name) <= blocks.get(name).size()) query("[?$]" + name + "\\b", "?" + name + " stands in its VALUES block only, so the parameter changes nothing.", "Use it in the pattern.");
        if (new LinkedHashSet<>(blocks.get(name)).size() > 1) query("[?$]" + name + "\\b", "the VALUES blocks of ?" + name + " hold different rows.", "Give each the same default.");
        checkDefaults(blank, blocks.get(name).get(0));
        if (Lint.hiddenInSubQueries(query).contains(name)) query("[?$]" + name + "\\b", "a sub-query uses ?" + name + " without selecting it, so there it is another variable.", "Select it in the sub-query, or repeat the VALUES block there.");
    }

    private void checkDefaults(Decorators.Blank blank, List<Node> rows) {
        String block = "(?i)values\\s+[?$]" + blank.name() + "\\b";
        for (Node row : rows) {
            if (!blank.type().accepts(row)) query(block, "the default " + row + " of ?" + blank.name() + " is not of type " + blank.type() + ": expected " + blank.type().expected() + ".", "");
        }
        if (rows.isEmpty() && !blank.optional()) query(block, "?" + blank.name() + " has no default.", "Give it one, or declare 'optional: true'.");
        if (rows.size() > 1 && !blank.multiple()) query(block, "?" + blank.name() + " has " + rows.size() + " defaults.", "Keep one, or declare 'multiple: true'.");
    }

    private void checkUndeclared() {
        Set<String> undeclared = new LinkedHashSet<>(blocks.keySet());
        undeclared.removeAll(decorators.parameters().keySet());
        undeclared.removeAll(decorators.constants());
        for (String name : undeclared) query("[?$]" + name + "\\b", "VALUES ?" + name + " looks like a parameter and is not declared.", "Declare it under 'parameters', or as fixed with 'constants: [" + name + "]'.");
    }

    private void query(String pattern, String message, String hint) {
        problems.add(source.queryProblem(pattern, message, hint));
    }

    private void header(String word, String message, String hint) {
        List<String> lines = source.header().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(".*\\b" + word + "\\s*:.*")) {
                problems.add(source.problem(i + 1, lines.get(i).indexOf(word) + 1, message, hint));
                return;
            }
        }
        problems.add(source.problem(1, 1, message, hint));
    }
}
