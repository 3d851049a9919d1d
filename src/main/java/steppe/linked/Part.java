package steppe.linked;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import steppe.model.Names;

/**
 * One of the parts into which a large description is cut: a number of its claims, and with each part all that is not of a claim.
 * Together they say what the whole says.
 *
 * @param description none if there is no such part
 * @param number      from 1
 * @param before      how many claims are in earlier parts
 * @param claims      how many are in this one
 * @param all         how many are in all
 */
record Part(Description description, int number, int last, int before, int claims, int all) {

    static Part whole(Description whole, int claims) {
        return new Part(whole, 1, 1, 0, claims, claims);
    }

    static Part none(int last) {
        return new Part(null, last + 1, last, 0, 0, 0);
    }

    /** Cut from the whole. @param size how many claims a part holds */
    static Part of(Description whole, int number, int size) {
        List<Node> claims = whole.ofType("Claim").stream().filter(claim -> !claim.equals(whole.it())).toList();
        return of(claims, number, size, mine -> mine.size() == claims.size() ? whole : cut(whole, claims, mine));
    }

    /** @param describing what is said of one part's claims */
    static Part of(List<Node> claims, int number, int size, Function<List<Node>, Description> describing) {
        int last = Math.max(1, (claims.size() + size - 1) / size);
        if (number > last) return none(last);
        int from = (number - 1) * size;
        List<Node> mine = claims.subList(from, Math.min(from + size, claims.size()));
        return new Part(describing.apply(mine), number, last, from, mine.size(), claims.size());
    }

    boolean exists() {
        return number <= last;
    }

    private static Description cut(Description whole, List<Node> claims, List<Node> mine) {
        Set<Node> others = new HashSet<>(claims);
        mine.forEach(others::remove);
        return new Description(whole.it(), cut(whole, mine, others));
    }

    private static Graph cut(Description whole, List<Node> mine, Set<Node> others) {
        Set<Node> near = near(whole, mine, others);
        Set<Node> own = new HashSet<>(mine);
        Graph part = GraphMemFactory.createDefaultGraph();
        whole.graph().stream().filter(triple -> near.contains(triple.getSubject()))
                .filter(triple -> own.contains(triple.getSubject()) || !others.contains(triple.getObject())).forEach(part::add);
        return part;
    }

    /** It, what names it or one of my claims, and all that can be reached from these but other parts' claims and passages. */
    private static Set<Node> near(Description whole, List<Node> mine, Set<Node> others) {
        Set<Node> elsewhere = new HashSet<>(others);
        others.forEach(claim -> elsewhere.addAll(whole.all(claim, Names.term("passage"))));
        mine.forEach(claim -> elsewhere.removeAll(whole.all(claim, Names.term("passage"))));
        Deque<Node> open = new ArrayDeque<>(mine);
        open.add(whole.it());
        List.copyOf(open).forEach(start -> whole.graph().find(Node.ANY, Node.ANY, start).mapWith(Triple::getSubject).forEach(open::add));
        Set<Node> near = new HashSet<>();
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (elsewhere.contains(node) || !near.add(node)) continue;
            whole.graph().find(node, Node.ANY, Node.ANY).forEach(triple -> open.addAll(List.of(triple.getPredicate(), triple.getObject())));
        }
        return near;
    }
}
