package steppe.derive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import steppe.model.Names;

/**
 * Which claims differ from those of other sources with the same headline: {@code claim:a steppe:differsOn steppe:memberOf}. It is all that is
 * derived from several sources together, so it is found where all claims are, in the store: a document alone does not know what others say.
 */
public final class Difference {
    /** Where it stands: {@code graph:derived/all}. */
    public static final Node GRAPH = Names.graph("derived/all");
    /** Leads to the claim's predicate, so that those of one relation stand together in the index. */
    public static final Node DIFFERS_ON = Names.term("differsOn");
    /** The properties that are compared. A claim that does not have one, as a date, differs from none. */
    public static final List<Node> COMPARED = List.of(Names.term("negated"), Names.term("when"));

    private Difference() {}

    /** What a claim has as the value of the property that is compared. */
    public record Said<C, T>(C claim, T source, T value) {}

    /** The claims to which another source has another value. @param said of one headline and one property */
    public static <C, T> Stream<C> among(Collection<Said<C, T>> said) {
        Map<T, Set<T>> sources = said.stream().collect(Collectors.groupingBy(Said::value, Collectors.mapping(Said::source, Collectors.toSet())));
        return said.stream().filter(one -> sources.entrySet().stream().anyMatch(other -> differs(one, other.getKey(), other.getValue()))).map(Said::claim);
    }

    private static <T> boolean differs(Said<?, T> one, T value, Set<T> sources) {
        return !one.value().equals(value) && sources.stream().anyMatch(source -> !source.equals(one.source()));
    }
}
