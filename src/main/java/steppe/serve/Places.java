package steppe.serve;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How one waits for a place among those of a semaphore. */
final class Places {
    private Places() {}

    /** Waits behind those who came before. @return false if there was none in time, or the thread was interrupted */
    static boolean acquire(Semaphore places, Duration patience) {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
