package steppe.synthesize;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** EDTF dates as the examples have them, some years earlier. */
final class Dates {
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int YEARS = 15;
    private final List<String> periods;

    /** @param periods intervals of the examples, for states of affairs */
    Dates(List<String> periods) {
        this.periods = periods;
    }

    Node shifted(Node date, SplittableRandom random) {
        return NodeFactory.createLiteralString(earlier(date.getLiteralLexicalForm(), random.nextInt(YEARS)));
    }

    /** Any of the intervals. */
    Node period(SplittableRandom random) {
        return NodeFactory.createLiteralString(earlier(periods.get(random.nextInt(periods.size())), random.nextInt(YEARS)));
    }

    private static String earlier(String date, int years) {
        Matcher year = YEAR.matcher(date);
        return year.replaceAll(found -> String.format(Locale.ROOT, "%04d", Integer.parseInt(found.group()) - years)).replace("-02-29", "-02-28");
    }
}
