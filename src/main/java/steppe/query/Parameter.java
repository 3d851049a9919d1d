package steppe.query;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import steppe.model.Outcome;
import steppe.model.Problem;

/**
 * One blank to fill in a saved question.
 *
 * @param name the variable of its VALUES block, without the question mark, and its name in URLs
 * @param options the name of the query that lists what can be chosen ({@code queries/options/NAME.rq})
 * @param optional whether it may stay unfilled; the variable is then unbound (UNDEF) and matches everything
 * @param defaults the rows that stand in the file; empty means unfilled
 */
public record Parameter(String name, String label, ParameterType type, Optional<String> options,
                        boolean multiple, boolean optional, List<Node> defaults) {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_VALUES = 100;

    public Parameter {
        defaults = List.copyOf(defaults);
    }

    /** A value that works, as it stands in a URL. */
    public String example() {
        return defaults.isEmpty() ? type.example() : ParameterType.write(defaults.get(0));
    }

    /**
     * The terms for the texts of a request; blank texts count as unfilled.
     * Bad with one problem, whose place is the name of the parameter, if a text is not of the type.
     */
    Outcome<List<Node>> parse(List<String> texts) {
        List<String> filled = texts.stream().map(Parameter::normalize).filter(text -> !text.isEmpty()).distinct().toList();
        if (filled.isEmpty()) return unfilled();
        if (filled.size() > (multiple ? MAX_VALUES : 1)) return problem("takes " + (multiple ? "at most " + MAX_VALUES + " values" : "one value") + ", not " + filled.size());
        for (String text : filled) {
            if (!isPlain(text)) return problem("holds more than " + MAX_LENGTH + " characters, or control characters");
            if (type.parse(text).isEmpty()) return problem("'" + text + "' is not " + type.expected());
        }
        return Outcome.good(filled.stream().map(text -> type.parse(text).orElseThrow()).toList());
    }

    private Outcome<List<Node>> unfilled() {
        return optional ? Outcome.good(List.of()) : problem("is empty; expected " + type.expected());
    }

    private <T> Outcome<T> problem(String message) {
        return Outcome.bad(new Problem(name, message, "Example: " + name + "=" + example()));
    }

    private static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static boolean isPlain(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
