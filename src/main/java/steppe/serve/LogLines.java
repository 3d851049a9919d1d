package steppe.serve;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * The lines of the access log, in the form of all other lines, written ten times a second or as soon as there are many: to write and
 * flush each by itself took a quarter of the time of a kept answer.
 */
final class LogLines extends AbstractLifeCycle implements Consumer<String> {
    private static final int MANY = 64 << 10;
    private static final long MILLIS = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);
    private final StringBuilder lines = new StringBuilder();
    private final PrintStream out;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LogLines::daemon);
    private long millis;
    private String time = "";

    LogLines(PrintStream out) {
        this.out = out;
    }

    @Override
    protected void doStart() {
        timer.scheduleWithFixedDelay(this::flush, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void accept(String line) {
        lines.append(now()).append(" INFO access - ").append(line).append('\n');
        if (lines.length() > MANY || !isRunning()) flush();
    }

    private String now() {
        long now = System.currentTimeMillis();
        if (now != millis) time = TIME.format(Instant.ofEpochMilli(now));
        millis = now;
        return time;
    }

    private synchronized void flush() {
        if (lines.isEmpty()) return;
        out.append(lines).flush();
        lines.setLength(0);
    }

    /** Later lines are written each by itself. */
    @Override
    protected void doStop() {
        timer.shutdown();
        flush();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "steppe-log");
        thread.setDaemon(true);
        return thread;
    }
}
