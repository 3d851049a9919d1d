package steppe.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;

/** Labels from the graph: one query for all that are not known yet, kept for each version of the data. Thread-safe. */
public final class Labels {
    private static final QueryFile QUERY = QueryFile.of(Labels.class, "labels.rq");
    private static final int KEPT = 50_000;

    private record Key(String version, Node thing) {}

    private final Engine engine;
    private final Cache<Key, List<Label>> known = CacheFactory.createCache(KEPT);

    public Labels(Engine engine) {
        this.engine = engine;
    }

    /** A label for each IRI: in this language, else in English, else without one, else in any; at last its short name. */
    public Map<Node, Label> of(Collection<Node> nodes, String lang) {
        String version = engine.version();
        List<Node> iris = nodes.stream().filter(Objects::nonNull).filter(Node::isURI).distinct().toList();
        List<Node> unknown = iris.stream().filter(iri -> known.getIfPresent(new Key(version, iri)) == null).toList();
        Map<Node, List<Label>> fresh = unknown.isEmpty() ? Map.of() : ask(unknown);
        fresh.forEach((iri, labels) -> known.put(new Key(version, iri), labels));
        Map<Node, Label> chosen = new LinkedHashMap<>();
        for (Node iri : iris) {
            List<Label> labels = fresh.getOrDefault(iri, known.getIfPresent(new Key(version, iri)));
            chosen.put(iri, best(iri, labels == null ? List.of() : labels, lang));
        }
        return chosen;
    }

    private Map<Node, List<Label>> ask(List<Node> iris) {
        Map<Node, TreeSet<Label>> found = new HashMap<>();
        iris.forEach(iri -> found.put(iri, new TreeSet<>(Comparator.comparing(Label::lang).thenComparing(Label::text))));
        for (Binding row : engine.select(QUERY.with("thing", iris), Scope.all()).bindings()) {
            Node label = row.get("label");
            if (label.isLiteral()) found.get(row.get("thing")).add(new Label(label.getLiteralLexicalForm(), label.getLiteralLanguage()));
        }
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    private static Label best(Node iri, List<Label> labels, String lang) {
        for (String wanted : List.of(lang, "en", "")) {
            for (Label label : labels) if (label.lang().equals(wanted)) return label;
        }
        return labels.isEmpty() ? new Label(Names.shorten(iri), "") : labels.get(0);
    }
}
