package steppe.explain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.Nearest;
import steppe.query.QueryFile;
import steppe.query.Scope;

/** The names of the graph: which there are, and which is nearest to one that is not. Asked once for each version of the data. */
final class Known {
    static final List<String> NAMESPACES = List.of(Names.ONTOLOGY, Names.VOCABULARY, Names.ID);
    private static final QueryFile NAMES = QueryFile.of(Known.class, "names.rq");
    private static final QueryFile MENTIONED = QueryFile.of(Known.class, "mentioned.rq");

    private record Kept(String version, Map<String, Set<String>> names) {}

    private final Engine engine;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept("", Map.of()));

    Known(Engine engine) {
        this.engine = engine;
    }

    /** Those of these IRIs that stand in no triple. */
    Set<String> unknown(Collection<String> iris) {
        List<Node> open = iris.stream().distinct().filter(iri -> !names().getOrDefault(namespace(iri), Set.of()).contains(Names.local(iri))).map(NodeFactory::createURI).toList();
        Set<String> unknown = new LinkedHashSet<>();
        open.forEach(node -> unknown.add(node.getURI()));
        if (!open.isEmpty()) engine.select(MENTIONED.with("term", open), Scope.all()).bindings().forEach(row -> unknown.remove(row.get("term").getURI()));
        return unknown;
    }

    /** The same name in another of our namespaces, else the one of its own namespace that is most like it. */
    Optional<String> nearest(String iri) {
        String local = Names.local(iri);
        Optional<String> elsewhere = NAMESPACES.stream().filter(space -> names().getOrDefault(space, Set.of()).contains(local)).findFirst().map(space -> space + local);
        return elsewhere.or(() -> alike(local, names().getOrDefault(namespace(iri), Set.of())).map(name -> namespace(iri) + name));
    }

    static Optional<String> alike(String name, Collection<String> known) {
        return known.stream().filter(other -> other.equalsIgnoreCase(name)).findFirst().or(() -> Nearest.to(name, known)).or(() -> {
            Map<String, String> lower = new TreeMap<>();
            known.forEach(other -> lower.putIfAbsent(other.toLowerCase(Locale.ROOT), other));
            return Nearest.to(name.toLowerCase(Locale.ROOT), lower.keySet()).map(lower::get);
        });
    }

    static boolean isOurs(String iri) {
        return NAMESPACES.contains(namespace(iri));
    }

    private Map<String, Set<String>> names() {
        String version = engine.version();
        Kept now = kept.get();
        if (!now.version().equals(version)) {
            now = new Kept(version, ask());
            kept.set(now);
        }
        return now.names();
    }

    private Map<String, Set<String>> ask() {
        Map<String, Set<String>> names = new TreeMap<>();
        engine.select(NAMES.query(), Scope.all()).bindings().forEach(row -> {
            String iri = row.get("term").getURI();
            names.computeIfAbsent(namespace(iri), space -> new TreeSet<>()).add(Names.local(iri));
        });
        return names;
    }

    private static String namespace(String iri) {
        return iri.substring(0, iri.length() - Names.local(iri).length());
    }
}
