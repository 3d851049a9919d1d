package steppe.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One way to show an answer, declared with the question.
 *
 * @param roles for each role of the kind the columns that play it; a parameter that takes one value can stand for a column
 */
public record View(Kind kind, Map<String, List<String>> roles) {
    /** The role whose value gives a row its colour: the same column in all views of a question. */
    public static final String GROUP = "group";

    public enum Kind {
        TABLE(Set.of(), Set.of()),
        MAP(Set.of("state"), Set.of(GROUP)),
        NETWORK(Set.of("from", "to"), Set.of("label", GROUP)),
        TIMELINE(Set.of("from"), Set.of("until", "lane", GROUP)),
        CHART(Set.of("label", "value"), Set.of("unit", "bound", GROUP));

        private final Set<String> required;
        private final Set<String> optional;

        Kind(Set<String> required, Set<String> optional) {
            this.required = required;
            this.optional = optional;
        }

        public static Optional<Kind> named(String name) {
            return Stream.of(values()).filter(kind -> kind.toString().equals(name)).findFirst();
        }

        Set<String> required() {
            return new TreeSet<>(required);
        }

        Set<String> roles() {
            Set<String> roles = new TreeSet<>(required);
            roles.addAll(optional);
            return roles;
        }

        /** Several columns can be played together by what is named or pointed at, one only by what is measured. */
        boolean takesMany(String role) {
            return Set.of("state", "to", "label", "lane").contains(role);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static View of(Kind kind) {
        return new View(kind, Map.of());
    }

    /** The columns that play this role; none if it is not declared. */
    public List<String> columns(String role) {
        return roles.getOrDefault(role, List.of());
    }
}
