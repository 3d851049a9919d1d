package steppe.serve;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hands what may block to the server's threads. What is answered before it takes no other thread than the one that found the request: to wake
 * another cost as much as a kept answer itself, and with all threads at work it would wait for one.
 */
final class Pool extends Handler.Wrapper {
    Pool(Handler next) {
        super(next);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        request.getComponents().getExecutor().execute(() -> answer(request, response, callback));
        return true;
    }

    // As Jetty does with what a handler leaves undone, or throws.
    private void answer(Request request, Response response, Callback callback) {
        try {
            if (!getHandler().handle(request, response, callback)) Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        } catch (Throwable e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
