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
import steppe.model.Names;
import steppe.model.Problem;

/** What must be closed, as SHACL shapes; each result is named by the file and line of its focus node. */
final class ShapeCheck {
    private final Shapes shapes;

    ShapeCheck(Graph shapes) {
        this.shapes = Shapes.parse(shapes);
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
