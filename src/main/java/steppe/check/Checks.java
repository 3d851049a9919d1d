package steppe.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.sparql.graph.GraphOps;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Schema;
import steppe.read.Source;

/** Everything that must hold before a store is written. All problems are reported at once, by file and line. */
public final class Checks {
    private final List<Source> sources;
    private final Schema schema;

    public Checks(List<Source> sources, Schema schema) {
        this.sources = sources;
        this.schema = schema;
    }

    /**
     * What a curator wrote: declared terms, no dangling IRI, passages within their documents, the shapes.
     *
     * @param shapes    the SHACL shapes (W3C SHACL)
     * @param documents a folder with the documents' texts, whose digests are then verified
     * @throws Invalid with all that was found
     */
    public void written(Graph shapes, Optional<Path> documents) {
        List<Problem> problems = new ArrayList<>();
        Graph all = union();
        for (Source source : sources) {
            problems.addAll(new TermCheck(source, schema).problems());
            problems.addAll(new DanglingCheck(source, all).problems());
            problems.addAll(new PassageCheck(source, all).problems());
        }
        documents.ifPresent(folder -> problems.addAll(new DocumentCheck(all, folder).problems()));
        if (problems.isEmpty()) problems.addAll(new ShapeCheck(sources, shapes).problems(all));
        report(problems);
    }

    /** What the completed graph as a whole must not contain: a query a rule, a row a violation. */
    public void completed(List<Path> queries) {
        Graph all = union();
        List<Problem> problems = new ArrayList<>();
        for (Path query : queries) problems.addAll(new RuleCheck(query, sources).problems(all));
        report(problems);
    }

    private Graph union() {
        Graph all = GraphMemFactory.createDefaultGraph();
        sources.forEach(source -> GraphOps.addAll(all, source.graph().find()));
        return all;
    }

    private static void report(List<Problem> problems) {
        if (problems.isEmpty()) return;
        throw new Invalid(problems.stream().sorted(Comparator.comparing(Problem::place)).toList());
    }
}
