package steppe.gallery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Labels;

/** Finds out why an answer is empty: contradicted, not stated in the chosen sources, outside of what the graph covers, perhaps beyond a bound of the question, or not stated. */
final class Emptinesses {
    private static final QueryFile CONTRADICTED = QueryFile.of(Emptinesses.class, "contradicted.rq");
    private static final QueryFile MENTIONED = QueryFile.of(Emptinesses.class, "mentioned.rq");

    private final Engine engine;
    private final Answers answers;
    private final Evidence evidence;
    private final Labels labels;

    Emptinesses(Engine engine, Answers answers, Evidence evidence, Labels labels) {
        this.engine = engine;
        this.answers = answers;
        this.evidence = evidence;
        this.labels = labels;
    }

    Emptiness of(Asked asked) {
        if (answers.of(asked).cut()) return new Emptiness("beyond", List.of(), List.of(), 0, "", false);
        boolean narrowed = !asked.sources().isEmpty();
        List<Node> things = things(asked);
        List<ClaimView> against = things.isEmpty() ? List.of() : against(asked, things);
        // Who is asked for "all members of X" gets no contradiction by "A is no member of X": both sides must be named.
        boolean contradicted = things.size() > 1 && !against.isEmpty();
        int rows = narrowed ? answers.of(asked.withSources(List.of())).rows().size() : 0;
        List<String> outside = !contradicted && rows == 0 ? outside(asked) : List.of();
        String kind = contradicted ? "contradicted" : rows > 0 ? "elsewhere" : outside.isEmpty() ? "unstated" : "outside";
        return new Emptiness(kind, against, outside, rows, asked.withSources(List.of()).href(""), narrowed);
    }

    /** The things that the question names, one for each blank. */
    private static List<Node> things(Asked asked) {
        Set<Node> things = new LinkedHashSet<>();
        for (Parameter parameter : asked.question().parameters()) {
            List<Node> values = asked.arguments().of(parameter);
            if (values.size() == 1 && values.get(0).isURI() && values.get(0).getURI().startsWith(Names.ID)) things.addAll(values);
        }
        return List.copyOf(things);
    }

    /** The claims of the chosen sources that deny one of the question's relations of all these things. */
    private List<ClaimView> against(Asked asked, List<Node> things) {
        Node count = NodeValue.makeInteger(things.size()).asNode();
        Query query = CONTRADICTED.with(Map.of("thing", things, "relation", List.copyOf(relations(asked.question().bind(asked.arguments()))), "count", List.of(count)));
        List<String> claims = engine.select(query, asked.scope()).bindings().stream().map(row -> row.get("claim").getURI()).toList();
        return List.copyOf(evidence.of(claims, asked.lang()).values());
    }

    /** The terms that a query is about; none, which stands for any, if it asks for claims of every relation. */
    private static Set<Node> relations(Query query) {
        Set<Node> terms = new LinkedHashSet<>();
        List<Triple> open = new ArrayList<>();
        Walker.walk(Algebra.compile(query), new OpVisitorBase() {
            @Override
            public void visit(OpBGP pattern) {
                for (Triple triple : pattern.getPattern()) {
                    Stream.of(triple.getPredicate(), triple.getObject()).filter(Node::isURI).filter(node -> node.getURI().startsWith(Names.ONTOLOGY)).forEach(terms::add);
                    if (triple.getPredicate().equals(Names.term("predicate")) && triple.getObject().isVariable()) open.add(triple);
                }
            }
        });
        return open.isEmpty() ? terms : Set.of();
    }

    private List<String> outside(Asked asked) {
        List<Node> values = asked.arguments().values().values().stream().flatMap(Collection::stream).toList();
        List<Node> things = values.stream().filter(Node::isURI).toList();
        List<String> reasons = new ArrayList<>(unknown(things, asked.lang()));
        values.stream().filter(Emptinesses::isLate).forEach(day -> reasons.add("It ends with " + Names.SNAPSHOT + ", before " + ParameterType.write(day) + "."));
        return reasons;
    }

    private List<String> unknown(List<Node> things, String lang) {
        if (things.isEmpty()) return List.of();
        List<Node> known = engine.select(MENTIONED.with("thing", things), Scope.all()).bindings().stream().map((Binding row) -> row.get("thing")).toList();
        var names = labels.of(things, lang);
        return things.stream().distinct().filter(thing -> !known.contains(thing)).map(thing -> "No claim in it speaks of " + names.get(thing).text() + ".").toList();
    }

    private static boolean isLate(Node value) {
        return ParameterType.DATE.accepts(value) && value.getLiteralLexicalForm().compareTo(Names.SNAPSHOT) > 0;
    }
}
