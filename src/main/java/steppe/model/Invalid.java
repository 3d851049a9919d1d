package steppe.model;

import java.util.List;
import java.util.stream.Collectors;

/** What was read is not fit for use; carries every problem that was found, so that all can be mended at once. */
public class Invalid extends RuntimeException {
    private final transient List<Problem> problems;

    public Invalid(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public Invalid(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
