package steppe.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Links;

/** Asks the graph which things, and which claims, have a label with these words. */
final class Finder {
    private static final QueryFile INDEXED = QueryFile.of(Finder.class, "indexed.rq");
    private static final QueryFile PLAIN = QueryFile.of(Finder.class, "plain.rq");
    private static final QueryFile FOUND = QueryFile.of(Finder.class, "found.rq");
    private static final int THINGS = 50;
    private static final int CLAIMS = 20;
    private static final int SOME = 8;
    private static final int SINGLY = 8;
    /** Without an index each word costs a look at all labels. */
    private static final int SINGLY_PLAIN = 3;

    private final Engine engine;
    private final Labels labels;
    private final Said said;

    Finder(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
        this.said = new Said(engine, labels);
    }

    SearchView find(Words words, String lang) {
        Map<Boolean, List<Match>> found = matches(words).stream().collect(Collectors.partitioningBy(Finder::isClaim));
        List<Match> claims = found.get(true);
        boolean named = !found.get(false).isEmpty();
        List<Match> things = named ? found.get(false) : some(words);
        return new SearchView(words.text(), things(words, things.stream().limit(THINGS).toList(), lang), things.size(),
                said.of(claims.stream().limit(CLAIMS).toList(), lang), claims.size(), named || things.isEmpty(), List.of(), true);
    }

    /** Where nothing is called by all the words: what is called by some of them, first by the most, then by the rarest. */
    private List<Match> some(Words words) {
        Map<Node, Match> matches = new LinkedHashMap<>();
        Map<Node, Double> scores = new HashMap<>();
        int most = engine.hasTextIndex() ? SINGLY : SINGLY_PLAIN;
        for (String word : words.each().size() < 2 ? List.<String>of() : words.each().stream().limit(most).toList()) {
            List<Match> found = matches(new Words(word)).stream().filter(match -> !isClaim(match)).toList();
            found.forEach(match -> matches.putIfAbsent(match.thing(), match));
            // How rare all words together are never counts as much as one word more.
            found.forEach(match -> scores.merge(match.thing(), 1 + 1.0 / (found.size() + Words.MOST), Double::sum));
        }
        Comparator<Match> order = Comparator.comparing(match -> scores.get(match.thing()), Comparator.reverseOrder());
        return matches.values().stream().sorted(order).limit(SOME).toList();
    }

    private static boolean isClaim(Match match) {
        return match.thing().getURI().startsWith(Names.CLAIM);
    }

    /** The best match of each thing: the very name first, then what begins so, then in the engine's order. */
    private List<Match> matches(Words words) {
        List<Binding> rows = words.isBlank() ? List.of() : ask(words);
        Comparator<Match> order = Comparator.comparingInt((Match match) -> words.distance(match.text())).thenComparingInt(Match::place);
        Map<Node, Match> best = new LinkedHashMap<>();
        List<Match> all = new ArrayList<>();
        for (Binding row : rows) {
            if (row.get("label").isLiteral() && Links.isOurs(row.get("thing"))) all.add(new Match(row.get("thing"), row.get("label"), all.size()));
        }
        all.stream().sorted(order).forEach(match -> best.putIfAbsent(match.thing(), match));
        return List.copyOf(best.values());
    }

    private List<Binding> ask(Words words) {
        if (engine.hasTextIndex()) return engine.select(INDEXED.with("words", List.of(text(words.telling()))), Scope.all()).bindings();
        List<Node> each = words.each().stream().map(Finder::text).toList();
        return engine.select(PLAIN.with(Map.of("word", each, "count", List.of(NodeValue.makeInteger(each.size()).asNode()))), Scope.all()).bindings();
    }

    private List<SearchView.Thing> things(Words words, List<Match> matches, String lang) {
        if (matches.isEmpty()) return List.of();
        Map<Node, List<Binding>> known = new LinkedHashMap<>();
        engine.select(FOUND.with("thing", matches.stream().map(Match::thing).toList()), Scope.all()).bindings()
                .forEach(row -> known.computeIfAbsent(row.get("thing"), key -> new ArrayList<>()).add(row));
        Map<Node, Label> names = labels.of(Stream.concat(matches.stream().map(Match::thing), known.values().stream().flatMap(List::stream).map(row -> row.get("kind"))).toList(), lang);
        return matches.stream().map(match -> thing(words, match, known.getOrDefault(match.thing(), List.of()), names)).toList();
    }

    private static SearchView.Thing thing(Words words, Match match, List<Binding> rows, Map<Node, Label> names) {
        Label name = names.get(match.thing());
        String kind = first(rows, "kind").map(it -> names.get(it).text()).orElse("");
        String definition = first(rows, "definition").map(Node::getLiteralLexicalForm).orElse("");
        Label matched = words.areIn(name.text()) ? name : new Label(match.text(), match.label().getLiteralLanguage());
        return new SearchView.Thing(match.thing().getURI(), href(match.thing()), name, matched, kind, definition);
    }

    private static Optional<Node> first(List<Binding> rows, String variable) {
        return rows.stream().map(row -> row.get(variable)).filter(node -> node != null).findFirst();
    }

    private static String href(Node thing) {
        return Links.href(thing).orElse("");
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
