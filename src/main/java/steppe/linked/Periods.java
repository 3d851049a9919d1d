package steppe.linked;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import steppe.linked.View.Period;
import steppe.linked.View.Value;
import steppe.model.Names;
import steppe.web.Dates;
import steppe.web.Links;

/** The periods that were derived: who was what, of what, and when. */
final class Periods {
    private final Description in;

    Periods(Description in) {
        this.in = in;
    }

    /** All but the one that the description is about. */
    List<Period> views() {
        return in.pointing(RDF.type.asNode(), org("Membership")).stream().filter(period -> !period.equals(in.it())).map(this::view)
                .sorted(Comparator.comparing((Period period) -> period.object().text()).thenComparing(period -> period.subject().text())
                        .thenComparing(period -> period.period().href())).toList();
    }

    Period view(Node period) {
        Node whole = in.one(period, org("organization")).or(() -> in.one(period, Names.term("office"))).orElse(period);
        Node member = in.one(period, org("member")).orElse(period);
        Node property = in.one(period, Names.term("property")).orElse(period);
        return new Period(new Value(when(period), Links.href(period).orElse(""), ""), in.value(member), in.value(property), in.value(whole));
    }

    /** What held, and when: they have no names of their own. */
    Value named(Node node) {
        Period period = view(node);
        return new Value(period.title() + ", " + period.period().text(), period.period().href(), "");
    }

    /** Periods are half-open: the last day is the one before {@code until}. */
    private String when(Node period) {
        String from = in.text(period, Names.term("from"));
        String latest = in.text(period, Names.term("fromLatest"));
        String until = in.text(period, Names.term("until"));
        String start = from.equals(latest) ? Dates.inWords(from) : "between " + Dates.inWords(from) + " and " + Dates.inWords(latest);
        return "from " + start + (until.isEmpty() ? "" : " to " + Dates.inWords(LocalDate.parse(until).minusDays(1).toString()));
    }

    private static Node org(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/org#" + name);
    }
}
