package steppe.synthesize;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.model.Names;

/**
 * Things of the same types: real ones, which are the examples, and made-up ones, numbered from 0. The numbers below {@code drawn} are
 * those that claims are about, the low ones more often; the {@code reserved} ones after them have a disagreement each.
 */
record Kind(List<Node> types, List<Thing> examples, int drawn, int reserved) {

    /** A real thing and what the repository says about it. */
    record Thing(Node node, List<org.apache.jena.graph.Triple> triples) {}

    int size() {
        return drawn + reserved;
    }

    Node thing(int number) {
        return Names.thing("Synthetic" + types.stream().map(Names::shorten).map(name -> name.replaceFirst(".*:", "")).collect(Collectors.joining()) + number);
    }

    /** Half of all draws fall on the first quarter of the things: the square of an even draw. */
    int draw(SplittableRandom random) {
        double even = random.nextDouble();
        return (int) (drawn * even * even);
    }

    /** {@code media outlet}, for labels. */
    String name() {
        return types.stream().map(type -> Names.shorten(type).replaceFirst(".*:", "").replaceAll("(?<=[a-z])(?=[A-Z])", " "))
                .collect(Collectors.joining(" and ")).toLowerCase(java.util.Locale.ROOT);
    }
}
