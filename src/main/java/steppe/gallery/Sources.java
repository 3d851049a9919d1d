package steppe.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;

/** The sources of the graph, the rosters last; read once for each version of the data. */
final class Sources {
    private static final QueryFile QUERY = QueryFile.of(Sources.class, "sources.rq");

    private final Engine engine;
    private final BoundedCache<String, Map<Node, Source>> read = new BoundedCache<>(16, sources -> 1);

    Sources(Engine engine) {
        this.engine = engine;
    }

    List<Source> all() {
        return List.copyOf(byDocument().values());
    }

    Optional<Source> of(Node document) {
        return Optional.ofNullable(byDocument().get(document));
    }

    private Map<Node, Source> byDocument() {
        return read.get(engine.version(), this::read);
    }

    private Map<Node, Source> read() {
        Map<Node, List<Binding>> rows = new LinkedHashMap<>();
        for (Binding row : engine.select(QUERY.query(), Scope.all()).bindings()) {
            if (row.get("document").getURI().startsWith(Names.DOCUMENT)) rows.computeIfAbsent(row.get("document"), key -> new ArrayList<>()).add(row);
        }
        List<Source> sources = rows.values().stream().map(Sources::source).toList();
        Map<Node, Source> ordered = new LinkedHashMap<>();
        sources.stream().filter(source -> !source.isRoster()).forEach(source -> ordered.put(source.document(), source));
        sources.stream().filter(Source::isRoster).forEach(source -> ordered.put(source.document(), source));
        return ordered;
    }

    private static Source source(List<Binding> rows) {
        Node document = rows.get(0).get("document");
        return new Source(document, text(rows, "title").orElse(Names.shorten(document)), nodes(rows, "creator"), nodes(rows, "publisher"),
                text(rows, "issued"), text(rows, "origin").orElse(document.getURI()), text(rows, "sha256"), text(rows, "where"));
    }

    private static List<Node> nodes(List<Binding> rows, String variable) {
        return List.copyOf(new LinkedHashSet<>(values(rows, variable).toList()));
    }

    private static Optional<String> text(List<Binding> rows, String variable) {
        return values(rows, variable).filter(Node::isLiteral).map(Node::getLiteralLexicalForm).findFirst();
    }

    private static Stream<Node> values(List<Binding> rows, String variable) {
        return rows.stream().map(row -> row.get(Var.alloc(variable))).filter(node -> node != null);
    }
}
