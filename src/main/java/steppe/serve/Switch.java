package steppe.serve;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives each request to the generation that is current when it enters; that one answers it to its end. It never blocks, so Jetty calls it, and
 * all of the server's handlers before it, in the thread that found the request: what may block goes to the {@link Pool}.
 */
final class Switch extends Handler.Abstract.NonBlocking {
    private final AtomicReference<Generation> current = new AtomicReference<>();

    /** Takes effect with the next request; the one before is closed when its last request has ended. */
    void to(Generation next) {
        Generation before = current.getAndSet(next);
        if (before != null) before.leave();
    }

    Generation current() {
        return current.get();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return entered().handle(request, response, callback);
    }

    // A generation closes only after another took its place, so this ends.
    private Generation entered() {
        Generation generation = current.get();
        while (!generation.enter()) generation = current.get();
        return generation;
    }
}
