package steppe.check;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Interval;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/** Dates as known name days of the calendar, in their order: a date that cannot be read would be none, and a claim without one holds at other times. */
final class DateCheck {
    private final Source source;

    DateCheck(Source source) {
        this.source = source;
    }

    List<Problem> problems() {
        return Stream.of("when", "eventDate").flatMap(property -> source.graph().find(Node.ANY, Names.term(property), Node.ANY).toList().stream())
                .filter(DateCheck::isNoDate).map(this::problem).toList();
    }

    /** What is no text is left to the shapes. */
    private static boolean isNoDate(Triple triple) {
        return triple.getObject().isLiteral() && Interval.parse(triple.getObject().getLiteralLexicalForm()).isEmpty();
    }

    private Problem problem(Triple triple) {
        return new Problem(source.placeOf(triple.getSubject()), triple.getObject().getLiteralLexicalForm() + " is no date",
                "Write it in EDTF, with days that there are and the end behind the beginning: 2017, 2017-06-09, 2022-23 (autumn), 2013~, 2017/.., ../2019-08-18, 2001/2019.");
    }
}
