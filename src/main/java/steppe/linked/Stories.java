package steppe.linked;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.linked.View.Ask;
import steppe.linked.View.Asks;
import steppe.linked.View.Uniqueness;
import steppe.model.Names;
import steppe.query.Arguments;
import steppe.query.Choices;
import steppe.query.Engine;
import steppe.query.ParameterType;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Sentences;

/** What leads on from the page of a thing: the saved questions filled in with it, and for a document what only it says. */
final class Stories {
    private static final QueryFile UNIQUE = QueryFile.of(Stories.class, "unique.rq");
    private static final Comparator<Asks> ORDER = Comparator.comparing((Asks asks) -> asks.theme().startsWith("Evidence")).thenComparing(asks -> -asks.questions().size());
    private static final int KEPT = 500;

    private record Key(String version, Node document) {}

    private final Cache<Key, Binding> counts = CacheFactory.createCache(KEPT);
    private final Engine engine;
    private final Choices choices;
    private final Labels labels;

    Stories(Engine engine, Choices choices, Labels labels) {
        this.engine = engine;
        this.choices = choices;
        this.labels = labels;
    }

    /** By theme, the richest first and what is about the sources last; each theme by sentence. */
    List<Asks> asks(Node thing) {
        Map<String, List<Choices.Use>> themes = choices.about(thing).stream().collect(Collectors.groupingBy(use -> use.question().theme(), TreeMap::new, Collectors.toList()));
        List<Choices.Use> all = themes.values().stream().flatMap(List::stream).toList();
        Map<Node, Label> names = labels.of(Stream.concat(Stream.of(thing), Sentences.defaults(all.stream().map(Choices.Use::question).toList()).stream()).toList(), "en");
        return themes.entrySet().stream().map(theme -> new Asks(theme.getKey(),
                theme.getValue().stream().map(use -> ask(use, thing, names)).sorted(Comparator.comparing(Ask::sentence)).toList())).sorted(ORDER).toList();
    }

    private static Ask ask(Choices.Use use, Node thing, Map<Node, Label> names) {
        Map<String, List<Node>> filled = new LinkedHashMap<>(use.question().defaults().values());
        filled.put(use.parameter().name(), List.of(thing));
        String value = URLEncoder.encode(ParameterType.write(thing), StandardCharsets.UTF_8).replace("%3A", ":");
        return new Ask(Sentences.of(use.question(), new Arguments(filled), names), "/question/" + use.question().name() + "?" + use.parameter().name() + "=" + value);
    }

    /** Nothing for what bears no claims with a headline. */
    Optional<Uniqueness> uniqueness(Node document, int claims) {
        if (!document.getURI().startsWith(Names.DOCUMENT)) return Optional.empty();
        Binding row = counts.get(new Key(engine.version(), document), key -> engine.select(UNIQUE.with("it", List.of(document)), Scope.all()).bindings().get(0));
        int headlines = number(row, "headlines");
        return headlines == 0 ? Optional.empty() : Optional.of(new Uniqueness(claims, headlines, number(row, "unique")));
    }

    private static int number(Binding row, String variable) {
        Node value = row.get(variable);
        return value == null ? 0 : Integer.parseInt(value.getLiteralLexicalForm());
    }
}
