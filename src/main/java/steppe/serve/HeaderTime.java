package steppe.serve;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Closes connections whose next request does not begin in time. Jetty's idle time begins anew with each byte, so a header that comes
 * byte by byte would hold a connection for hours.
 */
final class HeaderTime extends Handler.Wrapper implements Connection.Listener {
    private static final long ROUND_MILLIS = 500;
    private final Map<Connection, Wait> waits = new ConcurrentHashMap<>();
    private final Duration bound;

    /** @param bound from the end of one request, or the opening, to the whole header of the next */
    HeaderTime(Duration bound, Handler next) {
        super(next);
        this.bound = bound;
    }

    /** Of one connection. Counted, because the end of a request may be told after the beginning of the next. */
    private static final class Wait {
        private int requests;
        private long since = System.nanoTime();

        synchronized void begin() {
            requests++;
        }

        synchronized void end() {
            requests--;
            since = System.nanoTime();
        }

        synchronized boolean isOver(Duration bound) {
            return requests == 0 && System.nanoTime() - since > bound.toNanos();
        }
    }

    @Override
    public void onOpened(Connection connection) {
        waits.put(connection, new Wait());
    }

    @Override
    public void onClosed(Connection connection) {
        waits.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Wait wait = waits.get(request.getConnectionMetaData().getConnection());
        if (wait != null) {
            wait.begin();
            Request.addCompletionListener(request, failure -> wait.end());
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        schedule();
    }

    private void schedule() {
        getServer().getScheduler().schedule(this::look, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isRunning()) return;
        try {
            waits.forEach((connection, wait) -> {
                if (wait.isOver(bound)) connection.getEndPoint().close();
            });
        } finally { // Whatever became of one connection, the others are looked at again.
            schedule();
        }
    }
}
