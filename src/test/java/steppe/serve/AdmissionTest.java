package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
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

    private static void work(Duration time) {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + time.toNanos();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) Thread.onSpinWait();
    }
}
