package steppe.synthesize;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.NodeConst;
import steppe.model.Names;
import steppe.model.Schema;

/**
 * How things stand in the made-up world: equal headlines are equally true and hold at the same time, equal measures have equal values,
 * whichever document says so. So no two claims contradict each other but those that are meant to.
 */
final class Truth {
    private final Schema schema;
    private final Dates dates;
    private final long seed;
    private final Map<Node, double[]> negations = new HashMap<>();
    private final Map<List<Node>, Node> values = new HashMap<>();

    Truth(Schema schema, List<Example> examples, Dates dates, long seed) {
        this.schema = schema;
        this.dates = dates;
        this.seed = seed;
        for (Example example : examples) {
            example.get("predicate").ifPresent(predicate -> count(predicate, example.has("negated", NodeConst.nodeTrue)));
            example.get("value").ifPresent(value -> values.putIfAbsent(List.of(example.get("measure").orElseThrow(), example.get("unit").orElseThrow()), value));
        }
    }

    private void count(Node predicate, boolean negated) {
        double[] counts = negations.computeIfAbsent(predicate, p -> new double[2]);
        counts[0] += negated ? 1 : 0;
        counts[1]++;
    }

    boolean holdsOverTime(Node predicate) {
        return schema.holdsOverTime(predicate);
    }

    /** False as often as the examples of this predicate are negated. */
    boolean isTrue(Headline headline) {
        double[] counts = negations.get(headline.predicate());
        return random("truth", headline).nextDouble() >= counts[0] / counts[1];
    }

    /** When a state of affairs holds. */
    Node period(Headline headline) {
        return dates.period(random("period", headline));
    }

    /** About the first example's value for the measure and unit: half to one and a half times. */
    Node value(Node measure, Node unit, Collection<Node> who, Node when) {
        TreeSet<String> names = new TreeSet<>();
        who.forEach(node -> names.add(node.getURI()));
        double factor = 0.5 + random("value", List.of(measure, unit, names, String.valueOf(when))).nextDouble();
        return times(values.get(List.of(measure, unit)), factor);
    }

    /** The value times the factor, an integer if it was one, else with one decimal; never the same if the factor is not one. */
    static Node times(Node value, double factor) {
        double product = Double.parseDouble(value.getLiteralLexicalForm()) * factor;
        boolean integer = !value.getLiteralLexicalForm().contains(".");
        String text = integer ? Long.toString((long) Math.ceil(product)) : String.format(java.util.Locale.ROOT, "%.1f", Math.ceil(product * 10) / 10);
        return NodeFactory.createLiteralDT(text, value.getLiteralDatatype());
    }

    private SplittableRandom random(String what, Object purpose) {
        return Randomness.of(seed, what + purpose);
    }

    /** What a claim says in short. */
    record Headline(Node subject, Node predicate, Node object) {
        boolean isMadeUp() {
            return List.of(subject, object).stream().anyMatch(node -> node.isURI() && node.getURI().startsWith(Names.ID + "Synthetic"));
        }
    }
}
