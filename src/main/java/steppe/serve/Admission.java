package steppe.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import steppe.sandbox.Refusal;

/**
 * Whose query runs when. A query waits a little for one of the places of all, and of its own address; an address that used up its
 * processor time is refused. Enter after the request is read, or clients that send slowly would hold the places.
 */
final class Admission {
    private static final int KNOWN = 10_000;
    private static final int WAITING = 64;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final Limits limits;
    private final Semaphore places;
    private final Map<String, Client> clients = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Client> eldest) {
            return size() > KNOWN;
        }
    };

    Admission(Limits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.running(), true);
    }

    /** To be left when the answer is written. */
    interface Place extends AutoCloseable {
        /** Whether somebody would have it, of all or of the same address, and waits. */
        boolean isWaitedFor();

        @Override
        void close();
    }

    Place enter(String address) {
        Client client = client(address);
        client.checkBudget();
        client.await();
        if (!acquire(places, limits.patience())) {
            client.places.release();
            throw Refusal.busy(5);
        }
        return new Taken(client, THREADS.getCurrentThreadCpuTime());
    }

    /** @param started the thread's processor time then */
    private final class Taken implements Place {
        private final Client client;
        private final long started;

        Taken(Client client, long started) {
            this.client = client;
            this.started = started;
        }

        @Override
        public boolean isWaitedFor() {
            return places.hasQueuedThreads() || client.places.hasQueuedThreads();
        }

        @Override
        public void close() {
            places.release();
            client.places.release();
            client.spend((THREADS.getCurrentThreadCpuTime() - started) / 1e9);
        }
    }

    int running() {
        return limits.running() - places.availablePermits();
    }

    private Client client(String address) {
        synchronized (clients) {
            return clients.computeIfAbsent(address, key -> new Client());
        }
    }

    private static boolean acquire(Semaphore semaphore, Duration patience) {
        return semaphore.tryAcquire() || Places.acquire(semaphore, patience);
    }

    private final class Client {
        private final Semaphore places = new Semaphore(limits.perClient(), true);
        private double budget = limits.burst();
        private long updated = System.nanoTime();

        void await() {
            if (places.getQueueLength() >= WAITING || !acquire(places, limits.patience())) {
                throw Refusal.tooMany("Too many queries of yours are running.", 5);
            }
        }

        synchronized void checkBudget() {
            refill();
            if (budget < 0) throw Refusal.tooMany("Your queries used up the time that one client has.", 1 + (int) Math.ceil(-budget / limits.share()));
        }

        synchronized void spend(double seconds) {
            refill();
            budget -= seconds;
        }

        private void refill() {
            long now = System.nanoTime();
            budget = Math.min(limits.burst(), budget + (now - updated) / 1e9 * limits.share());
            updated = now;
        }
    }
}
