package steppe.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.query.Arguments;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.Question;

/** Questions as plain sentences, their blanks filled in. */
public final class Sentences {
    private Sentences() {}

    /** @param names of all that is filled in */
    public static String of(Question question, Arguments arguments, Map<Node, Label> names) {
        return question.sentence().stream().map(part -> part.parameter().map(parameter -> filled(parameter, arguments, names)).orElse(part.text())).collect(Collectors.joining());
    }

    /** What the questions are filled with if nobody says otherwise. */
    public static List<Node> defaults(Collection<Question> questions) {
        return questions.stream().flatMap(question -> question.defaults().values().values().stream()).flatMap(List::stream).toList();
    }

    /** "A, B or C", or "any" and the parameter's label if nothing is filled in. */
    public static String inWords(String label, List<String> labels) {
        if (labels.isEmpty()) return "any " + label;
        String last = labels.get(labels.size() - 1);
        return labels.size() == 1 ? last : String.join(", ", labels.subList(0, labels.size() - 1)) + " or " + last;
    }

    private static String filled(Parameter parameter, Arguments arguments, Map<Node, Label> names) {
        return inWords(parameter.label(), arguments.of(parameter).stream().map(node -> names.containsKey(node) ? names.get(node).text() : ParameterType.write(node)).toList());
    }
}
