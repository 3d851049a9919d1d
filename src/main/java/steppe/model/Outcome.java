package steppe.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Either a value or all the problems that stand in its way: for failures that the caller can act on. */
public sealed interface Outcome<T> {
    record Good<T>(T value) implements Outcome<T> {}

    record Bad<T>(List<Problem> problems) implements Outcome<T> {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    static <T> Outcome<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Outcome<T> bad(Problem... problems) {
        return new Bad<>(List.of(problems));
    }

    static <T> Outcome<T> bad(List<Problem> problems) {
        return new Bad<>(problems);
    }

    default <R> R fold(Function<T, R> good, Function<List<Problem>, R> bad) {
        return this instanceof Good<T> it ? good.apply(it.value()) : bad.apply(((Bad<T>) this).problems());
    }

    default <R> Outcome<R> map(Function<T, R> change) {
        return fold(value -> good(change.apply(value)), Outcome::bad);
    }

    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return fold(next, Outcome::bad);
    }

    default Optional<T> toOptional() {
        return fold(Optional::of, problems -> Optional.empty());
    }

    /** Empty if this is good. */
    default List<Problem> problems() {
        return fold(value -> List.of(), problems -> problems);
    }

    /** For places where only a programming error can make it bad. */
    default T orElseThrow() {
        return toOptional().orElseThrow(() -> new IllegalStateException(problems().toString()));
    }
}
