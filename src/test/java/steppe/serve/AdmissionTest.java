package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import steppe.sandbox.Refusal;

/** Places and processor time, without a server around them. */
class AdmissionTest {
    private static final Limits FEW = Limits.standard().withRunning(1, 2, Duration.ofMillis(50));

    /** Else who was away for a day could take all processors for hours. */
    @Test
    void noMoreTimeIsSavedUpThanTheLimitSays() throws Exception {
        Admission admission = new Admission(FEW.withBudget(1, 0.01));
        admission.enter("a").close();
        Thread.sleep(700);
        try (Admission.Place place = admission.enter("a")) {
            assertThat(place.isWaitedFor()).isFalse();
            work(Duration.ofMillis(500));
        }
        assertThatThrownBy(() -> admission.enter("a")).isInstanceOf(Refusal.class).hasMessageContaining("used up the time");
        admission.enter("b").close();
    }

    /** Who was refused because all places are taken holds none of its own. */
    @Test
    void whoIsRefusedHoldsNoPlace() {
        Admission admission = new Admission(FEW);
        try (Admission.Place other = admission.enter("other")) {
            for (int i = 0; i < 5; i++) assertThatThrownBy(() -> admission.enter("a")).isInstanceOf(Refusal.class).hasMessageContaining("Too many queries are running");
            assertThat(admission.running()).isEqualTo(1);
        }
        admission.enter("a").close();
        assertThat(admission.running()).isZero();
    }

    /** Addresses that come and go must not fill the memory; who keeps asking is remembered, however many others come. */
    @Test
    void whoHasNotAskedForLongIsForgotten() {
        Admission admission = new Admission(FEW.withBudget(1e-6, 0.001));
        for (String address : List.of("asks", "leaves")) {
            try (Admission.Place place = admission.enter(address)) {
                assertThat(place.isWaitedFor()).isFalse();
                work(Duration.ofMillis(20));
            }
        }
        for (int i = 0; i < 10_000; i++) {
            admission.enter("other " + i).close();
            if (i % 100 == 0) assertThatThrownBy(() -> admission.enter("asks")).isInstanceOf(Refusal.class);
            if (i == 9_000) assertThatThrownBy(() -> admission.enter("leaves")).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> admission.enter("asks")).isInstanceOf(Refusal.class).hasMessageContaining("used up the time");
        for (int i = 0; i < 10_000; i++) admission.enter("more " + i).close();
        admission.enter("leaves").close();
    }

    /** Each of those who wait holds a thread of the server's. */
    @Test
    void fewOfOneAddressWait() throws Exception {
        Admission admission = new Admission(Limits.standard().withRunning(4, 1, Duration.ofSeconds(30)));
        List<Thread> waiting = IntStream.range(0, 64).mapToObj(i -> new Thread(() -> assertThatThrownBy(() -> admission.enter("a")).isInstanceOf(Refusal.class))).toList();
        try (Admission.Place place = admission.enter("a")) {
            waiting.forEach(Thread::start);
            while (waiting.stream().anyMatch(thread -> thread.getState() != Thread.State.TIMED_WAITING)) Thread.sleep(10);
            assertThat(place.isWaitedFor()).isTrue();
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(() -> admission.enter("a")).isInstanceOf(Refusal.class).hasMessageContaining("Too many queries of yours"));
            admission.enter("b").close();
            waiting.forEach(Thread::interrupt);
            for (Thread thread : waiting) thread.join();
        }
    }

    private static void work(Duration time) {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + time.toNanos();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) Thread.onSpinWait();
    }
}
