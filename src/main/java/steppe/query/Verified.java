package steppe.query;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the questions are answered as expected: each contract is checked once in the background, the service answering meanwhile. */
public final class Verified implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Verified.class);
    private static final long PAUSE_MILLIS = 20;

    /**
     * What became of a contract.
     *
     * @param data    the version of the data that was asked
     * @param failure what was not as expected; empty if all was
     */
    public record Result(Instant when, String data, Optional<String> failure) {}

    private final SavedQuestions questions;
    private final Engine engine;
    private final Map<String, Result> results = new ConcurrentHashMap<>();
    private volatile boolean closing;
    private final Thread thread = new Thread(this::checkAll, "contracts");
    private Consumer<Question> then = question -> { };

    public Verified(SavedQuestions questions, Engine engine) {
        this.questions = questions;
        this.engine = engine;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Begins to check; once. @param then called after each check, in the same background: what it needs was just read */
    public void start(Consumer<Question> then) {
        this.then = then;
        thread.start();
    }

    /** Nothing as long as it has not been checked. */
    public Optional<Result> of(Question question) {
        return Optional.ofNullable(results.get(question.name()));
    }

    public long confirmed() {
        return results.values().stream().filter(result -> result.failure().isEmpty()).count();
    }

    public long failing() {
        return results.size() - confirmed();
    }

    public boolean isDone() {
        return results.size() == questions.all().size();
    }

    /** Waits for the one that is being checked. It is not interrupted: that would close files which others may be reading. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join(ChronoUnit.SECONDS.getDuration().multipliedBy(30).toMillis());
    }

    // Lets go between any two, so that readers never wait for more than one of them.
    private void checkAll() {
        for (Question question : questions.all()) {
            if (closing) return;
            results.put(question.name(), check(question));
            pause();
            if (closing) return;
            then.accept(question);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private Result check(Question question) {
        Optional<String> failure = failure(question);
        failure.ifPresent(message -> LOG.warn("{} is not answered as expected: {}", question.name(), message));
        return new Result(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS), engine.version(), failure);
    }

    private Optional<String> failure(Question question) {
        try {
            return Contract.check(question, engine).map(problem -> problem.message().lines().findFirst().orElse(""));
        } catch (RuntimeException | InternalError e) { // so a damaged file is said
            LOG.warn("{} could not be checked", question.name(), e);
            return Optional.of("it could not be checked");
        }
    }
}
