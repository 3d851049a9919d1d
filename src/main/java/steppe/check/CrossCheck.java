package steppe.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphOps;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Problem;
import steppe.read.Context;
import steppe.read.Source;
import steppe.read.SourceFile;

/**
 * What sources say of each other, checked when all are read: nothing dangles, and the rules and shapes of what points elsewhere and
 * the shapes of the context hold. Keeps the types of every described node (8 bytes each) and the triples of what points elsewhere.
 * Of another source's node only its types are known here.
 */
public final class CrossCheck {
    private final Context context;
    private final ShapeCheck shapes;
    private final Rules rules;
    private final Described described = new Described();
    private final Function<Node, Set<Node>> elsewhere;
    private final List<Reference> open = new ArrayList<>();
    private final Map<Node, SourceFile> places = new HashMap<>();
    private final Graph held = GraphMemFactory.createDefaultGraph();
    private final Graph types = GraphMemFactory.createDefaultGraph();
    private boolean unchanged;

    /** @param elsewhere the types of nodes that no added source describes; none for those that nothing describes */
    public CrossCheck(Context context, SourceCheck check, Rules rules, Function<Node, Set<Node>> elsewhere) {
        this.context = context;
        this.rules = rules;
        this.elsewhere = elsewhere;
        this.shapes = check.shapes();
    }

    /** Remembers a source that was checked; to be called for one source at a time. */
    public void add(Source source, Findings findings) {
        described.add(source.graph());
        open.addAll(findings.open());
        findings.held().find().forEach(triple -> places.put(triple.getSubject(), source.file()));
        GraphOps.addAll(held, findings.held().find());
        GraphOps.addAll(types, findings.types().find());
    }

    /** Remembers a source of the context that is as it was when nothing was wrong: of its nodes only those that point to documents are looked at again. */
    public void addUnchanged(Source source, List<Reference> references) {
        described.add(source.graph());
        open.addAll(references);
        unchanged = true;
    }

    /** What is wrong now that all sources are known. */
    public List<Problem> problems() {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Reference reference : open) {
            Set<Node> of = types(reference.object());
            of.forEach(type -> types.add(reference.object(), RDF.type.asNode(), type));
            if (of.isEmpty()) problems.add(reference.dangling());
        }
        if (!problems.isEmpty()) return List.copyOf(problems);
        problems.addAll(ruleProblems());
        problems.addAll(shapeProblems());
        return List.copyOf(problems);
    }

    private Set<Node> types(Node node) {
        Set<Node> found = described.types(node);
        return found.isEmpty() ? elsewhere.apply(node) : found;
    }

    /** The types are context, not focus: what has them is checked in its own source. */
    private List<Problem> shapeProblems() {
        if (!unchanged) GraphOps.addAll(held, context.graph().find());
        else open.forEach(reference -> GraphOps.addAll(held, context.graph().find(reference.subject(), Node.ANY, Node.ANY)));
        return shapes.problems(held, unchanged ? new Together(types, context.graph()) : types, Set.of(), this::placeOf);
    }

    private List<Problem> ruleProblems() {
        Set<Node> elsewhere = open.stream().map(Reference::object).collect(Collectors.toSet());
        return elsewhere.isEmpty() ? List.of() : rules.ofWhatPointsElsewhere(new Together(new Together(held, types), context.graph()), elsewhere, this::placeOf);
    }

    private String placeOf(Node node) {
        return context.describing(node)
                .or(() -> Optional.ofNullable(places.get(node))).map(file -> file.placeOf(node)).orElse("triples/");
    }
}
