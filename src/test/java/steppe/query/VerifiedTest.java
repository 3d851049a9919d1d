package steppe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;

/** Of the drawn world's questions one has no expected answer, so that it fails. */
class VerifiedTest {
    private static final SavedQuestions QUESTIONS = World.questions();

    @Test
    void eachQuestionIsCheckedAndCounted() throws Exception {
        List<String> then = new CopyOnWriteArrayList<>();
        Semaphore next = new Semaphore(0);
        Semaphore checked = new Semaphore(0);
        try (World world = new World(); Verified verified = new Verified(QUESTIONS, world)) {
            verified.start(question -> {
                then.add(question.name());
                checked.release();
                next.acquireUninterruptibly();
            });
            for (int i = 1; i <= QUESTIONS.all().size(); i++) {
                assertThat(checked.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                assertThat(verified.confirmed() + verified.failing()).isEqualTo(i);
                assertThat(verified.isDone()).isEqualTo(i == QUESTIONS.all().size());
                next.release();
            }
            assertThat(then).containsExactlyElementsOf(QUESTIONS.names());
            assertThat(verified.confirmed()).isPositive();
            assertThat(verified.failing()).isPositive();
            assertThat(result(verified, "members-of-both").failure()).isEmpty();
            assertThat(result(verified, "members-of-any").failure()).hasValueSatisfying(why -> assertThat(why).contains("no expected answer"));
            assertThat(result(verified, "members-of-any").data()).isEqualTo("drawn-1");
        }
    }

    /** What cannot be checked is not confirmed, and the others are checked all the same. */
    @Test
    void aQuestionThatCannotBeCheckedFails() throws Exception {
        World failing = new World() {
            @Override
            public Rows answer(Query query, Scope scope) {
                throw new IllegalStateException("the disk is gone");
            }
        };
        try (failing; Verified verified = new Verified(QUESTIONS, failing)) {
            verified.start(question -> { });
            for (int i = 0; i < 600 && !verified.isDone(); i++) Thread.sleep(50);
            assertThat(verified.isDone()).isTrue();
            assertThat(verified.confirmed()).isZero();
            assertThat(result(verified, "members-of-both").failure()).hasValue("it could not be checked");
        }
    }

    /** The engine is closed next. */
    @Test
    void closingWaitsForWhatIsBeingChecked() throws Exception {
        Semaphore within = new Semaphore(0);
        List<String> done = new CopyOnWriteArrayList<>();
        World world = new World();
        Verified verified = new Verified(QUESTIONS, world);
        verified.start(question -> {
            within.release();
            try {
                Thread.sleep(500);
            } catch (InterruptedException interrupted) {
                return;
            }
            done.add(question.name());
        });
        assertThat(within.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        verified.close();
        assertThat(done).hasSize(1);
        world.close();
    }

    private static Verified.Result result(Verified verified, String question) {
        return verified.of(QUESTIONS.find(question).orElseThrow()).orElseThrow();
    }
}
