package steppe.gallery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import steppe.model.Names;
import steppe.model.Passage;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Links;
import steppe.web.Passages;
import steppe.web.Quote;
import steppe.web.Reading;

/** What the claims behind an answer say and where that stands; one query for all claims of a page, a few for those of a long download. */
final class Evidence {
    private static final QueryFile QUERY = QueryFile.of(Evidence.class, "evidence.rq");

    private static final int AT_ONCE = 1000;

    private final Engine engine;
    private final Sources sources;
    private final Labels labels;
    private final Passages passages;

    Evidence(Engine engine, Sources sources, Labels labels, Passages passages) {
        this.engine = engine;
        this.sources = sources;
        this.labels = labels;
        this.passages = passages;
    }

    /** By the claim's IRI; what is no IRI, or not in the graph, gets a bare view. */
    Map<String, ClaimView> of(Collection<String> claims, String lang) {
        Map<String, ClaimView> views = new TreeMap<>();
        List<Node> nodes = new LinkedHashSet<>(claims).stream().map(NodeFactory::createURI).toList();
        for (int from = 0; from < nodes.size(); from += AT_ONCE) ask(nodes.subList(from, Math.min(from + AT_ONCE, nodes.size())), lang, views);
        return views;
    }

    private void ask(List<Node> nodes, String lang, Map<String, ClaimView> views) {
        Graph graph = engine.construct(QUERY.with("claim", nodes), Scope.all());
        Map<Node, Label> names = labels.of(mentioned(graph), lang);
        nodes.forEach(claim -> views.put(claim.getURI(), new View(graph, claim, names).view()));
    }

    // Cited sources and claims bring their labels along; the others are agents, flags and so on.
    private Set<Node> mentioned(Graph graph) {
        Set<Node> nodes = new LinkedHashSet<>();
        for (String property : List.of("attributedTo", "reportedBy", "flag", "confidence")) {
            graph.find(Node.ANY, Names.term(property), Node.ANY).forEach(triple -> nodes.add(triple.getObject()));
        }
        sources.all().forEach(source -> {
            nodes.addAll(source.creators());
            nodes.addAll(source.publishers());
        });
        return nodes;
    }

    /** One claim in the graph of all. */
    private final class View {
        private final Graph graph;
        private final Node claim;
        private final Map<Node, Label> names;
        private final Optional<Source> source;
        private final Reading reading;
        private final Optional<Passage> passage;

        View(Graph graph, Node claim, Map<Node, Label> names) {
            this.graph = graph;
            this.claim = claim;
            this.names = names;
            this.source = value("document").flatMap(sources::of);
            this.reading = new Reading(claim, graph, this::name);
            this.passage = reading.passage();
        }

        ClaimView view() {
            Optional<Quote> quote = passage.flatMap(place -> source.flatMap(Source::sha256).flatMap(digest -> passages.quote(place, digest)));
            return new ClaimView(label(claim), Links.href(claim).orElse(""), reading.marks(), reading.holds(), source.map(Source::title),
                    source.flatMap(it -> Links.href(it.document())), source.map(it -> names(it.publishers())).orElse(""), source.flatMap(Source::issued).orElse(""),
                    speaker(), place(), cited(), notes(), quote, quote.isPresent() || passage.isEmpty() ? Optional.empty() : source.flatMap(Source::where), unread(quote),
                    source.map(Source::origin).orElse("?"), source.map(Source::isRoster).orElse(false), reading.isPlain(),
                    new ClaimView.Data(claim, value("document"), value("modality"), reading.isNegated(), passage));
        }

        private String resolution(Node disagreement) {
            return objects(disagreement, Names.term("resolution")).stream().map(node -> " " + node.getLiteralLexicalForm()).findFirst().orElse("");
        }

        private String speaker() {
            String agents = values("attributedTo").isEmpty() ? source.map(this::author).orElse("") : names(values("attributedTo"));
            String reporters = names(values("reportedBy"));
            return agents + (reporters.isEmpty() ? "" : (agents.isEmpty() ? "" : ", ") + "reported by " + reporters);
        }

        private String author(Source from) {
            return from.creators().equals(from.publishers()) ? "" : names(from.creators());
        }

        private String place() {
            return passage.map(Passages::place).orElse("");
        }

        private List<CellView> cited() {
            return values("citedSource").stream().map(this::citation).toList();
        }

        // A cited source is known by its label and leads to the publication where that has an address.
        private CellView citation(Node cited) {
            Optional<String> outside = objects(cited, RDFS.seeAlso.asNode()).stream().filter(Node::isURI).map(Node::getURI).map(Links::safeHref).flatMap(Optional::stream).findFirst();
            return new CellView(label(cited), "", "thing", outside.or(() -> Links.href(cited)), outside.isPresent());
        }

        private List<String> notes() {
            List<String> notes = new ArrayList<>();
            reading.disagreements().forEach(it -> notes.add((reading.isOpen(it) ? "Disagreement: " : "Disagreement, resolved: ") + label(it) + resolution(it)));
            values("note").stream().filter(Node::isLiteral).forEach(node -> notes.add(node.getLiteralLexicalForm()));
            return notes;
        }

        private String unread(Optional<Quote> quote) {
            return quote.isEmpty() ? passage.map(passages::unread).orElse("") : "";
        }

        private Optional<Node> value(String property) {
            return values(property).stream().findFirst();
        }

        private List<Node> values(String property) {
            return objects(claim, Names.term(property));
        }

        private List<Node> objects(Node subject, Node property) {
            return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream().sorted(Comparator.comparing(Node::toString)).toList();
        }

        private String label(Node node) {
            return objects(node, RDFS.label.asNode()).stream().filter(Node::isLiteral).map(Node::getLiteralLexicalForm).findFirst().orElse(Names.shorten(node));
        }

        private String names(List<Node> nodes) {
            return nodes.stream().map(this::name).collect(Collectors.joining(", "));
        }

        private String name(Node node) {
            return node.isLiteral() ? node.getLiteralLexicalForm() : Optional.ofNullable(names.get(node)).map(Label::text).orElse(Names.shorten(node));
        }
    }
}
