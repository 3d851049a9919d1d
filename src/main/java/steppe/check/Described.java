package steppe.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/**
 * Which things, claims and documents are described, and their types: eight bytes for each, so that a million fit. A node
 * is known by 48 bits of its hash: a name that is described nowhere is taken for another with a chance of one in 2^28 for a
 * million claims.
 */
final class Described {
    private static final int SET_BITS = 16;
    private static final long SET = (1L << SET_BITS) - 1;
    private final Map<Set<Node>, Integer> numbers = new HashMap<>();
    private final List<Set<Node>> sets = new ArrayList<>();
    private long[] entries = new long[1024];
    private int size;
    private boolean sorted;

    void add(Graph graph) {
        Map<Node, Set<Node>> types = new HashMap<>();
        graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).filterKeep(t -> Reference.mustExist(t.getSubject()))
                .forEach(t -> types.computeIfAbsent(t.getSubject(), subject -> new HashSet<>()).add(t.getObject()));
        types.forEach((subject, of) -> add(hash(subject) | number(of)));
    }

    /** The node's types; none if it is not described. */
    Set<Node> types(Node node) {
        sort();
        long hash = hash(node);
        int found = Arrays.binarySearch(entries, 0, size, hash);
        Set<Node> types = new HashSet<>();
        for (int i = found < 0 ? -found - 1 : found; i < size && (entries[i] & ~SET) == hash; i++) types.addAll(sets.get((int) (entries[i] & SET)));
        return types;
    }

    private void add(long entry) {
        if (size == entries.length) entries = Arrays.copyOf(entries, 2 * size);
        entries[size++] = entry;
        sorted = false;
    }

    private void sort() {
        if (!sorted) Arrays.sort(entries, 0, size);
        sorted = true;
    }

    private long number(Set<Node> types) {
        int number = numbers.computeIfAbsent(types, set -> sets.size());
        if (number == sets.size()) sets.add(types);
        if (number > SET) throw new IllegalStateException("more than " + SET + " combinations of types");
        return number;
    }

    private static long hash(Node node) {
        byte[] name = node.getURI().getBytes(StandardCharsets.UTF_8);
        return MurmurHash3.hash128x64(name)[0] & ~SET;
    }
}
