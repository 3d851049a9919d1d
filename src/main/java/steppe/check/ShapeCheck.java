package steppe.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import steppe.model.Invalid;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Reason;

/** What must be closed, as SHACL shapes; each result is named by the file and line of its focus node. */
final class ShapeCheck {
    private final Shapes shapes;

    /** @throws Invalid if they are no SHACL */
    ShapeCheck(Graph shapes) {
        this.shapes = parsed(shapes);
    }

    // Jena lets whatever goes wrong within escape: a pattern that is none, a count that is no number.
    private static Shapes parsed(Graph shapes) {
        try {
            return Shapes.parse(shapes);
        } catch (RuntimeException e) {
            throw new Invalid(new Problem("ontology/shapes.ttl", Reason.of(e), "The shapes must be SHACL (W3C Recommendation, 20 July 2017)."));
        }
    }

    /**
     * Checks the nodes of one graph.
     *
     * @param context what else is known of them and of what they point to
     * @param held    nodes that are not looked at now
     * @param place   where a node is described
     */
    List<Problem> problems(Graph own, Graph context, Set<Node> held, Function<Node, String> place) {
        List<Problem> problems = new ArrayList<>();
        for (ReportEntry entry : ShaclValidator.get().validate(shapes, new Focus(own, context)).getEntries()) {
            if (!held.contains(entry.focusNode())) problems.add(problem(entry, place));
        }
        return problems;
    }

    private static Problem problem(ReportEntry entry, Function<Node, String> place) {
        String value = entry.value() == null ? "" : " (found " + Names.shorten(entry.value()) + ")";
        String path = entry.resultPath() == null ? "" : " " + entry.resultPath();
        return new Problem(place.apply(entry.focusNode()), Names.shorten(entry.focusNode()) + path + ": " + entry.message() + value, "");
    }
}
