package steppe.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import steppe.model.Names;

/** What all graphs together say of one claim, in short names. */
final class ClaimFacts {
    private static final Set<Node> SHOWN_APART = Stream.concat(Stream.of(RDF.type.asNode(), RDFS.label.asNode()),
            Stream.concat(Names.KEYS.stream(), Stream.of("passage", "subject", "predicate", "object", "measure", "bound", "value", "unit", "modality", "negated", "rank", "flag", "note"))
                    .map(Names::term)).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ORDINARY = Set.of("asserted", "normal", "false");
    private final Graph all;
    private final Node claim;

    ClaimFacts(Graph all, Node claim) {
        this.all = all;
        this.claim = claim;
    }

    String kind() {
        return values(RDF.type.asNode()).map(ClaimFacts::local).collect(Collectors.joining(", "));
    }

    String label() {
        return joined(values(RDFS.label.asNode()));
    }

    String note() {
        return joined(term("note"));
    }

    /** {@code :Belarus steppe:memberOf :SCO}, or {@code :China v:TradeTurnover approximately 89400000000 unit:CCY_USD}. */
    String headline() {
        return Stream.of(term("subject"), term("predicate"), term("object"), term("measure"), words("bound"), term("value"), term("unit"))
                .flatMap(value -> value).collect(Collectors.joining(" "));
    }

    List<String> marks() {
        List<String> marks = new ArrayList<>(words("modality").toList());
        if (joined(term("negated")).equals("true")) marks.add("negated");
        marks.addAll(words("rank").toList());
        marks.addAll(words("flag").toList());
        marks.removeAll(ORDINARY);
        return List.copyOf(marks);
    }

    List<String> details() {
        Map<String, List<String>> details = new TreeMap<>();
        all.find(claim, Node.ANY, Node.ANY).filterDrop(triple -> SHOWN_APART.contains(triple.getPredicate()))
                .forEach(triple -> add(details, local(name(triple.getPredicate())), triple.getObject()));
        all.find(Node.ANY, Names.term("involves"), claim).forEach(triple -> add(details, "disagreement", triple.getSubject()));
        return details.entrySet().stream().map(detail -> detail.getKey() + " " + joined(detail.getValue().stream().sorted())).toList();
    }

    private static void add(Map<String, List<String>> details, String property, Node value) {
        details.computeIfAbsent(property, first -> new ArrayList<>()).add(name(value));
    }

    private Stream<String> term(String property) {
        return values(Names.term(property));
    }

    /** Concepts as people say them: {@code summary drift}. */
    private Stream<String> words(String property) {
        return term(property).map(ClaimFacts::local).map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    private Stream<String> values(Node property) {
        return all.find(claim, property, Node.ANY).mapWith(triple -> name(triple.getObject())).toList().stream().sorted();
    }

    private static String name(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : Names.shorten(node);
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining(", "));
    }
}
