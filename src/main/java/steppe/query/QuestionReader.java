package steppe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import steppe.model.Outcome;
import steppe.model.Problem;
import steppe.model.Reason;

/** From the text of a file to a question whose decorators and query agree, or to all that is wrong with it. */
final class QuestionReader {
    private static final Pattern PLACE = Pattern.compile("(?i)line:? (\\d+), column:? (\\d+)");

    private QuestionReader() {}

    static Outcome<Question> read(SourceText source) {
        if (!name(source).matches("[a-z0-9]+(-[a-z0-9]+)*")) return Outcome.bad(source.problem(1, 1, "the file's name becomes an address: expected small letters, digits and single hyphens.", "Rename it."));
        Outcome<Decorators> decorators = Decorators.read(source);
        Outcome<Query> query = parse(source);
        List<Problem> problems = new ArrayList<>(decorators.problems());
        problems.addAll(query.problems());
        return problems.isEmpty() ? decorators.then(header -> query.then(it -> join(source, header, it))) : Outcome.bad(problems);
    }

    static Outcome<Query> readOptions(SourceText source) {
        return parse(source).then(query -> query.isSelectType() && query.getResultVars().contains("value")
                ? Outcome.good(query)
                : Outcome.bad(source.queryProblem("(?i)\\bselect\\b|\\z", "a list of options is a SELECT query for ?value and, where there is one, ?label.", "Name the variable ?value.")));
    }

    // SPARQL 1.1 and not ARQ's own syntax, so that every SPARQL tool takes the file as it is.
    private static Outcome<Query> parse(SourceText source) {
        try {
            Query query = QueryFactory.parse(new Query(), source.text(), Lint.NO_BASE, Syntax.syntaxSPARQL_11);
            if (!query.explicitlySetBaseURI()) query.setBaseURI((String) null); // Else a relative IRI would be printed as one.
            List<Problem> problems = new Lint(source, query).problems();
            return problems.isEmpty() ? Outcome.good(query) : Outcome.bad(problems);
        } catch (QueryException e) {
            return Outcome.bad(e.getCause() instanceof StackOverflowError ? tooDeep(source) : syntaxProblem(source, String.valueOf(e.getMessage())));
        } catch (StackOverflowError deep) { // So does who looks at what the parser has read.
            return Outcome.bad(tooDeep(source));
        }
    }

    private static Problem tooDeep(SourceText source) {
        return source.problem(1, 1, Reason.DEEP + ".", "Leave out those that are not needed.");
    }

    // The parser's exception has the place of the token before; its message has the right one, and a page of token names.
    private static Problem syntaxProblem(SourceText source, String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) return source.problem(1, 1, "is not SPARQL 1.1: " + message.replaceAll("\\s+", " ").replaceAll("\\.$", "") + ".", "");
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        boolean unexpected = message.startsWith("Encountered");
        String what = unexpected ? "unexpected " + source.excerpt(line, column) : message.lines().findFirst().orElse("").replaceAll("^Line: .*?: ", "").replaceAll("\\.$", "");
        return source.problem(line, column, "is not SPARQL 1.1: " + what + ".", "");
    }

    private static Outcome<Question> join(SourceText source, Decorators decorators, Query query) {
        List<Problem> problems = new ArrayList<>(new Agreement(source, decorators, query).problems());
        if (!problems.isEmpty()) return Outcome.bad(problems);
        Map<String, List<List<Node>>> blocks = ValuesBlocks.read(query);
        List<Parameter> parameters = decorators.parameters().values().stream().map(blank -> parameter(blank, blocks.get(blank.name()).get(0))).toList();
        return Outcome.good(new Question(source, decorators, query, parameters));
    }

    private static Parameter parameter(Decorators.Blank blank, List<Node> defaults) {
        return new Parameter(blank.name(), blank.label(), blank.type(), blank.options(), blank.multiple(), blank.optional(), defaults);
    }

    private static String name(SourceText source) {
        return source.file().getFileName().toString().replaceAll("\\.rq$", "");
    }
}
