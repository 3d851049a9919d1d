package steppe.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import steppe.model.Outcome;
import steppe.model.Problem;

/** What the decorators of a question declare, before it is held against the query. */
record Decorators(String title, String sentence, String summary, String theme, Map<String, Blank> parameters,
                  Map<String, String> columns, Set<String> constants, List<Declared> views) {
    private static final List<String> KINDS = Stream.of(View.Kind.values()).map(View.Kind::toString).toList();
    /** Names that the gallery's own URL parameters have. */
    static final Set<String> RESERVED = Set.of("sources", "page", "size", "lang", "view", "q", "format");

    /** A declared parameter; its default stands in the query. */
    record Blank(String name, String label, ParameterType type, Optional<String> options, boolean multiple, boolean optional) {}

    /** A declared view and its place in the YAML, counted from zero. */
    record Declared(View view, int line, int column) {}

    static Outcome<Decorators> read(SourceText source) {
        return new Reader(source).read();
    }

    /** Walks the YAML and collects every problem with its place, so that one run shows them all. */
    private static final class Reader {
        private final SourceText source;
        private final List<Problem> problems = new ArrayList<>();

        Reader(SourceText source) {
            this.source = source;
        }

        Outcome<Decorators> read() {
            if (source.header().isEmpty()) {
                return Outcome.bad(source.problem(1, 1, "no decorators: expected lines '#+ title: ...' and so on above the query.", "Begin the file with '#+ title: What it asks'."));
            }
            if (source.hasStrayDecorators()) add(source.queryProblem("(?m)^#\\+", "a decorator below the query's first line is not read.", "Move it to the other '#+' lines at the top."));
            Decorators decorators = compose().map(this::decorators).orElse(null);
            return problems.isEmpty() ? Outcome.good(decorators) : Outcome.bad(problems);
        }

        private Optional<Node> compose() {
            try {
                return new Compose(LoadSettings.builder().setLabel(source.file().toString()).build()).composeString(source.yaml());
            } catch (MarkedYamlEngineException e) {
                add(at(e.getProblemMark(), "the decorators are not YAML: " + e.getProblem() + ".", "Put texts with ': ' or '{' in quotes, and indent with spaces."));
            } catch (YamlEngineException e) {
                add(source.problem(1, 1, "the decorators are not YAML: " + e.getMessage() + ".", ""));
            }
            return Optional.empty();
        }

        private Decorators decorators(Node root) {
            Map<String, Node> entries = mapping(root, "decorators", Set.of("title", "sentence", "summary", "theme", "parameters", "columns", "constants", "views"));
            return new Decorators(required(root, entries, "title"), required(root, entries, "sentence"), optional(entries, "summary"),
                    required(root, entries, "theme"), parameters(entries.get("parameters")), columns(entries.get("columns")),
                    new LinkedHashSet<>(texts(entries.get("constants"))), views(entries.get("views")));
        }

        private Map<String, Blank> parameters(Node node) {
            Map<String, Blank> blanks = new LinkedHashMap<>();
            if (node != null) mapping(node, "parameters", null).forEach((name, value) -> blanks.put(name, blank(name, value)));
            return blanks;
        }

        private Blank blank(String name, Node node) {
            if (RESERVED.contains(name)) add(at(node, "the parameter name '" + name + "' is taken by the gallery itself.", "Choose another variable."));
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) add(at(node, "'" + name + "' is not a name for a parameter.", "Use letters, digits and _, without the question mark."));
            Map<String, Node> entries = mapping(node, "parameter " + name, Set.of("label", "type", "options", "multiple", "optional"));
            return new Blank(name, required(node, entries, "label"), type(node, entries), Optional.ofNullable(entries.get("options")).map(this::text),
                    flag(entries, "multiple"), flag(entries, "optional"));
        }

        private ParameterType type(Node owner, Map<String, Node> entries) {
            String name = required(owner, entries, "type");
            if (!name.isEmpty() && ParameterType.named(name).isEmpty()) add(at(entries.get("type"), "unknown type '" + name + "': expected iri, date, string, integer or decimal.", Nearest.hint(name, List.of("iri", "date", "string", "integer", "decimal"))));
            return ParameterType.named(name).orElse(ParameterType.STRING);
        }

        private Map<String, String> columns(Node node) {
            Map<String, String> columns = new LinkedHashMap<>();
            if (node != null) mapping(node, "columns", null).forEach((name, value) -> columns.put(name, text(value)));
            return columns;
        }

        private List<Declared> views(Node node) {
            if (node == null) return List.of();
            if (!(node instanceof SequenceNode list)) {
                add(at(node, "expected a list of views.", "Write [table, {map: {state: state}}]."));
                return List.of();
            }
            List<Declared> views = list.getValue().stream().flatMap(entry -> view(entry).map(view -> declared(entry, view)).stream()).toList();
            List<String> groups = views.stream().flatMap(it -> it.view().columns(View.GROUP).stream()).distinct().toList();
            if (groups.size() > 1) add(at(node, "the views are coloured by " + String.join(" and by ", groups) + ": one colour code per question.", "Give all of them the same 'group'."));
            return views;
        }

        private static Declared declared(Node node, View view) {
            return new Declared(view, node.getStartMark().map(Mark::getLine).orElse(0), node.getStartMark().map(Mark::getColumn).orElse(0));
        }

        // Either a name, or a name with what the view is drawn from: {map: {state: who}}.
        private Optional<View> view(Node node) {
            if (node instanceof ScalarNode) return kind(node, text(node)).flatMap(kind -> view(node, kind, Map.of()));
            Map<String, Node> entries = mapping(node, "a view", null);
            if (entries.size() != 1) {
                add(at(node, "expected one view with its columns.", "Write {map: {state: state}}."));
                return Optional.empty();
            }
            Map.Entry<String, Node> entry = entries.entrySet().iterator().next();
            return kind(node, entry.getKey()).flatMap(kind -> view(node, kind, mapping(entry.getValue(), "view " + kind, kind.roles())));
        }

        private Optional<View.Kind> kind(Node node, String name) {
            Optional<View.Kind> kind = View.Kind.named(name);
            if (kind.isEmpty()) add(at(node, "unknown view '" + name + "': expected one of " + String.join(", ", KINDS) + ".", Nearest.hint(name, KINDS)));
            return kind;
        }

        private Optional<View> view(Node node, View.Kind kind, Map<String, Node> entries) {
            Map<String, List<String>> roles = new LinkedHashMap<>();
            entries.forEach((role, value) -> roles.put(role, played(kind, role, value)));
            for (String role : kind.required()) {
                if (!entries.containsKey(role)) add(at(node, "the view '" + kind + "' does not say which column is its '" + role + "'.", "Write {" + kind + ": {" + role + ": COLUMN}}; it knows " + String.join(", ", kind.roles()) + "."));
            }
            return Optional.of(new View(kind, roles));
        }

        private List<String> played(View.Kind kind, String role, Node node) {
            if (node instanceof SequenceNode && !kind.takesMany(role)) add(at(node, "'" + role + "' of the view '" + kind + "' is one column.", "Write " + role + ": COLUMN."));
            return node instanceof SequenceNode ? texts(node) : List.of(text(node));
        }

        private boolean flag(Map<String, Node> entries, String key) {
            if (!entries.containsKey(key)) return false;
            String text = text(entries.get(key));
            if (!text.equals("true") && !text.equals("false")) add(at(entries.get(key), "'" + key + "' is '" + text + "': expected true or false.", ""));
            return text.equals("true");
        }

        private String required(Node owner, Map<String, Node> entries, String key) {
            String text = optional(entries, key);
            if (text.isBlank()) add(at(owner, "'" + key + "' is missing.", "Add a line '" + key + ": ...'."));
            return text;
        }

        private String optional(Map<String, Node> entries, String key) {
            return entries.containsKey(key) ? text(entries.get(key)) : "";
        }

        private List<String> texts(Node node) {
            if (node == null) return List.of();
            if (node instanceof SequenceNode list) return list.getValue().stream().map(this::text).toList();
            add(at(node, "expected a list.", "Write [one, two]."));
            return List.of();
        }

        private String text(Node node) {
            if (node instanceof ScalarNode scalar) return scalar.getValue().strip();
            add(at(node, "expected a text.", "Put it in quotes if it begins with { or [."));
            return "";
        }

        private Map<String, Node> mapping(Node node, String what, Set<String> known) {
            Map<String, Node> entries = new LinkedHashMap<>();
            if (!(node instanceof MappingNode mapping)) {
                add(at(node, what + ": expected keys with values.", "Write '{key: value}' or one 'key: value' on each line, indented."));
                return entries;
            }
            for (NodeTuple entry : mapping.getValue()) put(entries, entry, what, known);
            return entries;
        }

        private void put(Map<String, Node> entries, NodeTuple entry, String what, Set<String> known) {
            String key = text(entry.getKeyNode());
            if (known != null && !known.contains(key)) add(at(entry.getKeyNode(), "unknown key '" + key + "' in " + what + ": expected " + String.join(", ", known.stream().sorted().toList()) + ".", Nearest.hint(key, known)));
            if (entries.put(key, entry.getValueNode()) != null) add(at(entry.getKeyNode(), "the key '" + key + "' is given twice in " + what + ".", "Keep one of them."));
        }

        private Problem at(Node node, String message, String hint) {
            return at(node.getStartMark(), message, hint);
        }

        private Problem at(Optional<Mark> mark, String message, String hint) {
            return source.yamlProblem(mark.map(Mark::getLine).orElse(0), mark.map(Mark::getColumn).orElse(0), message, hint);
        }

        private void add(Problem problem) {
            problems.add(problem);
        }
    }
}
