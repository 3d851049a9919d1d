package steppe.linked;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.NodeCmp;
import steppe.linked.View.Direct;
import steppe.model.Interval;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;

/**
 * The direct triples of a thing and why: the claims of the same source whose headline triple it is, or its inverse, and which the
 * build made it from. What follows only through a wider property is left to the data, and an incoming triple is not repeated where its inverse is shown.
 */
final class DirectTriples {
    private static final LocalDate SNAPSHOT = LocalDate.parse(Names.SNAPSHOT);
    private static final QueryFile DIRECT = QueryFile.of(DirectTriples.class, "direct.rq");
    private final Engine engine;
    private final Description in;
    private final Map<Triple, List<Node>> byHeadline;

    DirectTriples(Engine engine, Description in) {
        this.engine = engine;
        this.in = in;
        this.byHeadline = in.ofType("Claim").stream().filter(claim -> headline(claim) != null)
                .collect(Collectors.groupingBy(this::headline));
    }

    List<Direct> views() {
        List<Binding> rows = engine.select(DIRECT.with("it", List.of(in.it())), Scope.all()).bindings();
        Map<Triple, TreeSet<Node>> reasons = rows.stream().filter(this::isShown)
                .collect(Collectors.toMap(DirectTriples::triple, this::reasons, DirectTriples::both));
        return reasons.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).map(entry -> view(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Direct direct) -> direct.property().text()).thenComparing(direct -> direct.object().text())
                        .thenComparing(direct -> direct.subject().text())).toList();
    }

    private boolean isShown(Binding row) {
        return row.get("subject").equals(in.it()) || row.get("inverse") == null;
    }

    private TreeSet<Node> reasons(Binding row) {
        Triple triple = triple(row);
        Node inverse = row.get("inverse");
        Stream<Node> same = backing(triple, row);
        Stream<Node> turned = inverse == null ? Stream.of() : backing(Triple.create(triple.getObject(), inverse, triple.getSubject()), row);
        return Stream.concat(same, turned).collect(Collectors.toCollection(() -> new TreeSet<>(NodeCmp::compareRDFTerms)));
    }

    /** As the build decides: of one source's claims with this headline the best, if they are asserted, not negated, not overruled and in force. */
    private Stream<Node> backing(Triple headline, Binding row) {
        String source = Description.local(row.get("graph"));
        List<Node> claims = byHeadline.getOrDefault(headline, List.of()).stream()
                .filter(claim -> in.one(claim, Names.term("document")).filter(it -> Description.local(it).equals(source)).isPresent()).toList();
        boolean decided = claims.stream().anyMatch(this::isPreferred);
        return claims.stream().filter(claim -> !decided || isPreferred(claim)).filter(this::backs).filter(claim -> isInForce(claim, row.contains("lasting")));
    }

    private static TreeSet<Node> both(TreeSet<Node> some, TreeSet<Node> more) {
        some.addAll(more);
        return some;
    }

    private boolean backs(Node claim) {
        return in.all(claim, Names.term("modality")).contains(Names.concept("Asserted")) && !in.text(claim, Names.term("negated")).equals("true")
                && !new ClaimLines(in).reading(claim).isOverruled();
    }

    private boolean isPreferred(Node claim) {
        return in.graph().contains(claim, Names.term("rank"), Names.concept("Preferred"));
    }

    private boolean isInForce(Node claim, boolean lasting) {
        return new Interval(day(claim, "from"), day(claim, "fromLatest"), day(claim, "until")).isInForce(SNAPSHOT, lasting);
    }

    private LocalDate day(Node claim, String property) {
        return in.one(claim, Names.term(property)).map(date -> LocalDate.parse(date.getLiteralLexicalForm())).orElse(null);
    }

    private Triple headline(Node claim) {
        List<Node> terms = Stream.of("subject", "predicate", "object").flatMap(part -> in.one(claim, Names.term(part)).stream()).toList();
        return terms.size() == 3 ? Triple.create(terms.get(0), terms.get(1), terms.get(2)) : null;
    }

    private Direct view(Triple triple, Collection<Node> claims) {
        return new Direct(in.value(triple.getSubject()), in.property(triple.getPredicate()), in.value(triple.getObject()), in.values(claims));
    }

    private static Triple triple(Binding row) {
        return Triple.create(row.get("subject"), row.get("property"), row.get("object"));
    }
}
