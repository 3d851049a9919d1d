package steppe.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;
import steppe.model.Outcome;
import steppe.model.Problem;

/**
 * A question and the answer that is expected of it with its defaults over all sources, in SPARQL 1.1 TSV beside it.
 * Rows are compared by RDF term: in order if the question orders them, else as a multiset.
 */
public final class Contract {
    private static final int SHOWN = 10;

    private Contract() {}

    /** Nothing if the engine gives the expected answer; else what differs, row by row. */
    public static Optional<Problem> check(Question question, Engine engine) {
        List<String> actual = lines(answer(question, engine).write(AnswerFormat.TSV));
        return expected(question.expectedAnswer()).fold(
                expected -> difference(question, expected, actual),
                problems -> Optional.of(problems.get(0)));
    }

    /** The answer that would make the contract hold: for a person to read as TSV, and then commit. */
    public static Answer answer(Question question, Engine engine) {
        return question.ask(engine, Scope.all(), question.defaults());
    }

    // Read as terms and written again by the same writer, so that only differences of terms remain.
    private static Outcome<List<String>> expected(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            RowSet rows = RowSetReaderRegistry.getFactory(ResultSetLang.RS_TSV).create(ResultSetLang.RS_TSV)
                    .read(new ByteArrayInputStream(bytes), Context.emptyContext());
            List<Binding> bindings = new ArrayList<>();
            rows.forEachRemaining(bindings::add);
            return Outcome.good(lines(raw(rows.getResultVars(), bindings)));
        } catch (NoSuchFileException e) {
            return Outcome.bad(new Problem(file.toString(), "there is no expected answer.", "Write it with 'steppe expect', read it, and commit it."));
        } catch (IOException | JenaException e) {
            return Outcome.bad(new Problem(file.toString(), "is not SPARQL 1.1 TSV: " + e.getMessage() + ".", ""));
        }
    }

    private static byte[] raw(List<Var> variables, List<Binding> bindings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowSetWriterRegistry.getFactory(ResultSetLang.RS_TSV).create(ResultSetLang.RS_TSV)
                .write(out, RowSetStream.create(variables, bindings.iterator()), Context.emptyContext());
        return out.toByteArray();
    }

    private static List<String> lines(byte[] tsv) {
        return new String(tsv, StandardCharsets.UTF_8).lines().toList();
    }

    private static Optional<Problem> difference(Question question, List<String> expected, List<String> actual) {
        if (expected.equals(actual)) return Optional.empty();
        if (!expected.get(0).equals(actual.get(0))) return problem(question, 1, "expected the columns " + expected.get(0) + " but got " + actual.get(0));
        List<String> missing = minus(expected, actual);
        List<String> surplus = minus(actual, expected);
        if (missing.isEmpty() && surplus.isEmpty()) return question.isOrdered() ? reordered(question, expected, actual) : Optional.empty();
        int line = missing.isEmpty() ? expected.size() : expected.indexOf(missing.get(0)) + 1;
        return problem(question, line, missing.size() + " expected rows are missing, " + surplus.size() + " rows are not expected" + list("- ", missing) + list("+ ", surplus));
    }

    private static Optional<Problem> reordered(Question question, List<String> expected, List<String> actual) {
        int row = 1;
        while (expected.get(row).equals(actual.get(row))) row++;
        return problem(question, row + 1, "the same rows in another order: expected here" + list("- ", List.of(expected.get(row))) + list("+ ", List.of(actual.get(row))));
    }

    private static Optional<Problem> problem(Question question, int line, String message) {
        return Optional.of(new Problem(question.expectedAnswer() + ":" + line, message, "If the new answer is right, write it with 'steppe expect'."));
    }

    private static List<String> minus(List<String> rows, List<String> others) {
        List<String> rest = new ArrayList<>(rows);
        others.forEach(rest::remove);
        return rest;
    }

    private static String list(String mark, List<String> rows) {
        StringBuilder text = new StringBuilder();
        rows.stream().limit(SHOWN).forEach(row -> text.append("\n  ").append(mark).append(row));
        if (rows.size() > SHOWN) text.append("\n  ").append(mark).append("... and ").append(rows.size() - SHOWN).append(" more");
        return text.toString();
    }
}
