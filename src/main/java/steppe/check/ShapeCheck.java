package steppe.check;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/** What must be closed, as SHACL shapes; each result is named by the file and line of its focus node. */
final class ShapeCheck {
    private final List<Source> sources;
    private final Shapes shapes;

    ShapeCheck(List<Source> sources, Graph shapes) {
        this.sources = sources;
        this.shapes = Shapes.parse(shapes);
    }

    List<Problem> problems(Graph all) {
        List<Problem> problems = new ArrayList<>();
        ShaclValidator.get().validate(shapes, all).getEntries().forEach(entry -> problems.add(problem(entry)));
        return problems;
    }

    private Problem problem(ReportEntry entry) {
        String value = entry.value() == null ? "" : " (found " + Names.shorten(entry.value()) + ")";
        String path = entry.resultPath() == null ? "" : " " + entry.resultPath();
        return new Problem(placeOf(entry.focusNode()), Names.shorten(entry.focusNode()) + path + ": " + entry.message() + value, "");
    }

    private String placeOf(Node node) {
        return sources.stream().filter(source -> source.graph().contains(node, RDF.type.asNode(), Node.ANY))
                .map(source -> source.placeOf(node)).findFirst().orElse("triples/");
    }
}
