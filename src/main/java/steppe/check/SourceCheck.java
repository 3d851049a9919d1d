package steppe.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.Source;

/**
 * Checks what a curator wrote in one source: declared terms, no dangling IRI, passages within their documents, dates, the shapes.
 * It looks at the source and the context only, so that sources can be checked at the same time, each when it is read.
 */
public final class SourceCheck {
    private final Context context;
    private final ShapeCheck shapes;
    private final Optional<Path> documents;
    private final Set<Node> corrected;

    /**
     * @param shapes    the SHACL shapes (W3C SHACL)
     * @param documents a folder with the documents' texts, whose digests are then verified
     */
    public SourceCheck(Context context, Graph shapes, Optional<Path> documents) {
        this.context = context;
        this.shapes = new ShapeCheck(shapes);
        this.documents = documents;
        this.corrected = context.sources().stream().flatMap(source -> open(source).stream()).map(Reference::subject)
                .filter(subject -> !context.graph().contains(subject, RDF.type.asNode(), Node.ANY)).collect(Collectors.toSet());
    }

    /** The shapes of a source that is in order otherwise; those of the context's sources wait for {@link CrossCheck}. */
    public Findings check(Source source) {
        Graph known = new Together(source.graph(), context.graph());
        List<Problem> problems = new ArrayList<>(new TermCheck(source, context.schema()).problems());
        problems.addAll(new PassageCheck(source, known).problems());
        problems.addAll(new DateCheck(source).problems());
        problems.addAll(new ElsewhereCheck(source).problems());
        problems.addAll(texts(source));
        List<Reference> open = new OpenReferences(source, known).find();
        if (context.sources().contains(source)) return new Findings(problems, open, Graph.emptyGraph, Graph.emptyGraph);
        problems.addAll(new CurationCheck(source).problems());
        Set<Node> held = held(source, open);
        if (problems.isEmpty()) problems.addAll(shapes.problems(source.graph(), context.graph(), held, source::placeOf));
        Graph said = said(source.graph(), held);
        return new Findings(problems, open, said, types(source.graph(), said));
    }

    /** What a source of the context points to that the context does not describe. */
    public List<Reference> open(Source source) {
        return new OpenReferences(source, context.graph()).find();
    }

    /** Whether the documents that the source describes are as they were curated, also if the source itself has not changed. */
    public List<Problem> texts(Source source) {
        return documents.map(folder -> new DocumentCheck(source.graph(), folder).problems()).orElse(List.of());
    }

    ShapeCheck shapes() {
        return shapes;
    }

    /** What points elsewhere, in the source or as the curation has it: a correction of one document's claim by another's. */
    private Set<Node> held(Source source, List<Reference> open) {
        Set<Node> held = open.stream().map(Reference::subject).collect(Collectors.toSet());
        corrected.stream().filter(subject -> source.graph().contains(subject, RDF.type.asNode(), Node.ANY)).forEach(held::add);
        return held;
    }

    private static Graph said(Graph graph, Set<Node> subjects) {
        Graph said = GraphMemFactory.createDefaultGraph();
        subjects.forEach(subject -> graph.find(subject, Node.ANY, Node.ANY).forEach(said::add));
        return said;
    }

    private static Graph types(Graph graph, Graph said) {
        Graph types = GraphMemFactory.createDefaultGraph();
        said.find().forEach(t -> graph.find(t.getObject(), RDF.type.asNode(), Node.ANY).forEach(types::add));
        return types;
    }
}
