package steppe.linked;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.linked.View.Fact;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Links;
import steppe.web.Page;

/** Lists of all things of a kind, by their class or scheme. */
final class Indexes {
    private static final QueryFile INDEX = QueryFile.of(Indexes.class, "index.rq");
    private final Engine engine;
    private final Labels labels;
    private final int size;

    /** @param size how many things a page lists */
    Indexes(Engine engine, Labels labels, int size) {
        this.engine = engine;
        this.labels = labels;
        this.size = size;
    }

    /**
     * A page of the list: groups by name, each by its things' names.
     *
     * @param number from 1
     * @return nothing if there is no such page
     */
    Optional<View.Index> page(Kind kind, String title, String lede, int number) {
        Node start = NodeFactory.createLiteralString(Names.BASE + kind.segment() + "/");
        List<Binding> rows = engine.select(INDEX.with("start", List.of(start)), Scope.all()).bindings();
        int first = (number - 1) * size;
        if (number > 1 && first >= rows.size()) return Optional.empty();
        Map<Node, Label> names = labels.of(rows.stream().flatMap(row -> Stream.of(row.get("group"), row.get("thing"))).toList(), "en");
        Map<String, List<Binding>> groups = rows.stream().sorted(Comparator.comparing((Binding row) -> names.get(row.get("group")).text())
                .thenComparing(row -> names.get(row.get("thing")).text(), String.CASE_INSENSITIVE_ORDER)).skip(first).limit(size)
                .collect(Collectors.groupingBy(row -> names.get(row.get("group")).text(), TreeMap::new, Collectors.toList()));
        List<Fact> facts = groups.values().stream().map(group -> new Fact(value(group.get(0).get("group"), names), things(group, names))).toList();
        return Optional.of(new View.Index(Page.of(title, kind.section()), lede, facts, View.Turn.of("/" + kind.segment(), number, first, Math.min(size, rows.size() - first), rows.size())));
    }

    private static List<Value> things(List<Binding> rows, Map<Node, Label> names) {
        return rows.stream().map(row -> value(row.get("thing"), names)).sorted(Comparator.comparing(Value::text, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private static Value value(Node node, Map<Node, Label> names) {
        return new Value(names.get(node).text(), Links.href(node).orElse(""), names.get(node).lang());
    }
}
