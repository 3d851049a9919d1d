package steppe.gallery;

import java.util.List;
import java.util.Optional;
import steppe.query.Answer;
import steppe.query.Arguments;
import steppe.query.Engine;
import steppe.query.Question;
import steppe.query.Scope;

/** Answers, the last of them kept; each a pure function of what its key says. */
final class Answers {
    private static final int KEPT_ROWS = 200_000;

    private record Key(String version, String question, Arguments arguments, List<String> graphs) {}

    private final Engine engine;
    private final BoundedCache<Key, Answer> kept = new BoundedCache<>(KEPT_ROWS, answer -> answer.rows().size() + 1);

    Answers(Engine engine) {
        this.engine = engine;
    }

    Answer of(Question question, Arguments arguments, Scope scope) {
        return kept.get(key(question, arguments, scope), () -> question.ask(engine, scope, arguments));
    }

    Answer of(Asked asked) {
        return of(asked.question(), asked.arguments(), asked.scope());
    }

    /** Without asking. */
    Optional<Answer> known(Question question) {
        return kept.peek(key(question, question.defaults(), Scope.all()));
    }

    private Key key(Question question, Arguments arguments, Scope scope) {
        return new Key(engine.version(), question.name(), arguments, scope.defaultGraphs());
    }
}
