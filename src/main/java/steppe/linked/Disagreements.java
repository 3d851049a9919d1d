package steppe.linked;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import steppe.linked.View.Conflict;
import steppe.linked.View.Conflicts;
import steppe.linked.View.Line;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Mark;
import steppe.web.Page;

/** What the sources disagree about: all of it, or what concerns some claims. Asked once for each version of the data. */
final class Disagreements {
    private static final QueryFile QUERY = QueryFile.of(Disagreements.class, "disagreements.rq");
    private static final Node OPINIONS = Names.concept("OpinionDisagreement");
    private final Engine engine;
    private volatile Known known = new Known("", null);

    private record Known(String version, Description all) {}

    Disagreements(Engine engine) {
        this.engine = engine;
    }

    View.Disputes page() {
        Description in = all();
        Comparator<Node> order = Comparator.comparing((Node kind) -> kind.equals(OPINIONS)).thenComparing(in::name);
        Map<Node, List<Node>> kinds = in.ofType("Disagreement").stream().collect(Collectors.groupingBy(it -> kind(in, it), () -> new TreeMap<>(order), Collectors.toList()));
        List<Page.Alternate> data = List.of(new Page.Alternate("text/csv", "/question/disagreements.csv"), new Page.Alternate("application/sparql-results+json", "/question/disagreements.json"));
        return new View.Disputes(new Page("Disagreements", "What the sources disagree about.", "Disagreements", data), kinds.entrySet().stream()
                .map(kind -> new Conflicts(in.name(kind.getKey()), Description.local(kind.getKey()), in.text(kind.getKey(), SKOS.definition.asNode()), conflicts(in, kind.getValue()))).toList());
    }

    /** Those that involve any of these claims. */
    List<Conflict> among(Collection<Node> claims) {
        Description in = all();
        return conflicts(in, in.ofType("Disagreement").stream().filter(it -> in.all(it, Names.term("involves")).stream().anyMatch(claims::contains)).toList());
    }

    /** The claims of open ones. */
    Set<Node> disputed() {
        Description in = all();
        return in.ofType("Disagreement").stream().filter(it -> in.all(it, Names.term("resolvedBy")).isEmpty())
                .flatMap(it -> in.all(it, Names.term("involves")).stream()).collect(Collectors.toSet());
    }

    private static List<Conflict> conflicts(Description in, List<Node> disagreements) {
        return disagreements.stream().map(it -> conflict(in, it)).sorted(Comparator.comparing(conflict -> conflict.title().text())).toList();
    }

    private static Conflict conflict(Description in, Node it) {
        Collection<Node> winners = in.all(it, Names.term("resolvedBy"));
        List<Node> claims = Stream.concat(in.all(it, Names.term("involves")).stream(), winners.stream()).distinct().toList();
        ClaimLines lines = new ClaimLines(in);
        List<Line> sides = lines.sorted(claims).stream().map(claim -> winners.contains(claim) ? lines.line(claim).with(Mark.resolving()) : lines.line(claim)).toList();
        Value title = in.value(it);
        return new Conflict(title, Description.local(it), in.name(kind(in, it)), in.text(it, Names.term("resolution")), !winners.isEmpty(), kind(in, it).equals(OPINIONS), sides);
    }

    private static Node kind(Description in, Node it) {
        return in.one(it, Names.term("kind")).orElse(Names.term("Disagreement"));
    }

    private Description all() {
        String version = engine.version();
        if (!known.version().equals(version)) known = new Known(version, new Description(Names.term("Disagreement"), engine.construct(QUERY.query(), Scope.all())));
        return known.all();
    }
}
