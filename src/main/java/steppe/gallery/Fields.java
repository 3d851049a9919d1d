package steppe.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.query.Arguments;
import steppe.query.Choices;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.Question;
import steppe.query.Rows;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Languages;

/** From parameters to form fields; what can be chosen comes from the graph, over all sources. */
final class Fields {
    private final Choices choices;
    private final Labels labels;

    Fields(Choices choices, Labels labels) {
        this.choices = choices;
        this.labels = labels;
    }

    Map<String, FieldView> of(Question question, Arguments arguments, String lang) {
        Map<String, FieldView> fields = new LinkedHashMap<>();
        question.parameters().forEach(parameter -> fields.put(parameter.name(), field(parameter, arguments.of(parameter), lang)));
        return fields;
    }

    private FieldView field(Parameter parameter, List<Node> values, String lang) {
        Optional<Rows> choosable = choices.of(parameter);
        if (choosable.isEmpty()) return text(parameter, values);
        List<FieldView.Choice> choices = new ArrayList<>(choices(choosable.get(), parameter, values, lang));
        if (parameter.optional() && !parameter.multiple()) choices.add(0, new FieldView.Choice("", "any " + parameter.label(), "", values.isEmpty(), ""));
        return new FieldView(parameter.name(), parameter.label(), parameter.multiple() ? "checkboxes" : "select", "", "", "", parameter.optional(), choices);
    }

    private static FieldView text(Parameter parameter, List<Node> values) {
        String value = values.isEmpty() ? "" : ParameterType.write(values.get(0));
        String pattern = switch (parameter.type()) {
            case DATE -> "[0-9]{4}-[0-9]{2}-[0-9]{2}";
            case INTEGER -> "[+-]?[0-9]{1,18}";
            case DECIMAL -> "[+-]?[0-9]{1,18}([.][0-9]{1,18})?";
            default -> "";
        };
        return new FieldView(parameter.name(), parameter.label(), "text", value, pattern, parameter.type().expected(), parameter.optional(), List.of());
    }

    private List<FieldView.Choice> choices(Rows rows, Parameter parameter, List<Node> values, String lang) {
        Map<Node, Label> named = named(rows, values, lang);
        List<FieldView.Choice> choices = new ArrayList<>();
        Map<Node, String> others = parameter.multiple() ? otherNames(named) : Map.of();
        named.forEach((node, label) -> choices.add(new FieldView.Choice(ParameterType.write(node), label.text(), label.lang().equals("en") ? "" : label.lang(), values.contains(node), others.getOrDefault(node, ""))));
        if (!this.choices.areOrdered(parameter)) choices.sort(Comparator.comparing(FieldView.Choice::label, String.CASE_INSENSITIVE_ORDER));
        return choices;
    }

    /** What they are called in the languages of the graph, but for what they are called here. */
    private Map<Node, String> otherNames(Map<Node, Label> named) {
        Map<Node, Set<String>> names = new HashMap<>();
        for (String lang : Languages.ALL) {
            labels.of(named.keySet(), lang).forEach((node, label) -> names.computeIfAbsent(node, key -> new LinkedHashSet<>()).add(label.text()));
        }
        names.forEach((node, texts) -> texts.remove(named.get(node).text()));
        return names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(" ", entry.getValue())));
    }

    // What is asked for now can be chosen as well, whether or not the graph lists it.
    private Map<Node, Label> named(Rows rows, List<Node> values, String lang) {
        Map<Node, Label> named = new LinkedHashMap<>();
        List<Node> nodes = new ArrayList<>(rows.bindings().stream().map(row -> row.get("value")).filter(node -> node != null && !node.isBlank()).toList());
        nodes.addAll(values);
        Map<Node, Label> known = labels.of(nodes, lang);
        nodes.forEach(node -> named.putIfAbsent(node, known.getOrDefault(node, new Label(ParameterType.write(node), ""))));
        rows.bindings().forEach(row -> declared(row, lang).ifPresent(label -> named.put(row.get("value"), label)));
        return named;
    }

    // A label that the query itself gives wins, unless it is in a language other than the reader's.
    private static Optional<Label> declared(Binding row, String lang) {
        Node label = row.get("label");
        if (label == null || !label.isLiteral() || row.get("value") == null) return Optional.empty();
        boolean fits = label.getLiteralLanguage().isEmpty() || label.getLiteralLanguage().equals(lang);
        return fits ? Optional.of(new Label(label.getLiteralLexicalForm(), label.getLiteralLanguage())) : Optional.empty();
    }
}
