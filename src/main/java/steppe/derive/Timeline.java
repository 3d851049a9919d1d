package steppe.derive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Interval;
import steppe.model.Names;
import steppe.model.Schema;

/**
 * Dated periods of memberships and offices, for "as of" questions: one node for each headline and interval. A claim
 * without a date of its own, or with one that the curator inferred, adds its evidence to a period of the same headline that covers that date.
 */
final class Timeline {
    private static final String ORG = "http://www.w3.org/ns/org#";
    private static final Node AFFILIATED_TO = Names.term("affiliatedTo");
    private static final Node HOLDS_OFFICE = Names.term("holdsOffice");
    private static final Comparator<Claim> WIDEST_FIRST = Comparator.comparing((Claim claim) -> claim.interval().from())
            .thenComparing(claim -> claim.interval().until(), Comparator.nullsFirst(Comparator.reverseOrder()));
    private final String source;
    private final Schema schema;
    private final Graph derived;

    Timeline(String source, Schema schema, Graph derived) {
        this.source = source;
        this.schema = schema;
        this.derived = derived;
    }

    void add(List<Claim> claims) {
        claims.stream().filter(this::isPeriod).collect(Collectors.groupingBy(Claim::headline, Collectors.toList()))
                .values().forEach(this::addPeriods);
    }

    private boolean isPeriod(Claim claim) {
        boolean timed = claim.interval().from() != null;
        return timed && (claim.predicate().equals(HOLDS_OFFICE) || schema.isSubProperty(claim.predicate(), AFFILIATED_TO));
    }

    private void addPeriods(List<Claim> sameHeadline) {
        var periods = new TreeMap<String, Interval>();
        for (Claim claim : sameHeadline) if (!claim.inferredDate()) periods.put(key(claim.interval()), claim.interval());
        sameHeadline.stream().sorted(WIDEST_FIRST).filter(claim -> !isCovered(claim, periods)).forEach(claim -> periods.put(key(claim.interval()), claim.interval()));
        for (Interval period : periods.values()) add(period, sameHeadline);
    }

    private static boolean isCovered(Claim claim, TreeMap<String, Interval> periods) {
        return periods.values().stream().anyMatch(period -> period.covers(claim.interval()));
    }

    private void add(Interval interval, List<Claim> sameHeadline) {
        List<Claim> evidence = sameHeadline.stream()
                .filter(claim -> claim.interval().equals(interval) || claim.inferredDate() && interval.covers(claim.interval())).toList();
        Claim first = evidence.get(0);
        Node period = NodeFactory.createURI(Names.TIMELINE + source + "/" + local(first.subject()) + "-" + local(first.predicate())
                + "-" + local(first.object()) + "-" + key(interval).replace("/null", "").replace("/", "--"));
        type(period, first);
        put(period, Names.term("property"), first.predicate());
        day(period, "from", interval.from());
        day(period, "fromLatest", interval.fromLatest());
        day(period, "until", interval.until());
        evidence.forEach(claim -> claim.role().ifPresent(role -> put(period, org("role"), role)));
        evidence.forEach(claim -> put(period, NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom"), claim.node()));
    }

    /** Offices are org:Posts, which a person holds; the rest are memberships of an organisation. */
    private void type(Node period, Claim claim) {
        boolean office = claim.predicate().equals(HOLDS_OFFICE);
        put(period, RDF.type.asNode(), Names.term(office ? "Tenure" : "Membership"));
        put(period, RDF.type.asNode(), org("Membership"));
        put(period, org("member"), claim.subject());
        put(period, office ? Names.term("office") : org("organization"), claim.object());
    }

    private void day(Node period, String property, LocalDate day) {
        if (day != null) put(period, Names.term(property), NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate));
    }

    private void put(Node subject, Node property, Node object) {
        derived.add(subject, property, object);
    }

    private static Node org(String name) {
        return NodeFactory.createURI(ORG + name);
    }

    private static String local(Node node) {
        return Names.local(node.getURI());
    }

    private static String key(Interval interval) {
        return interval.from() + (interval.fromLatest().equals(interval.from()) ? "" : "~" + interval.fromLatest()) + "/" + interval.until();
    }
}
