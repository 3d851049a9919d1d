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
 * The lines of the access log, in the form of all other lines, written ten times a second by a thread of their own: to write and flush each by itself
 * took a quarter of the time of a kept answer, and who answers must not wait for who reads the log. If nobody reads it, later lines are lost, and counted.
 */
final class LogLines extends AbstractLifeCycle implements Consumer<String> {
    private static final long MILLIS = 100;
    private static final long STOP_MILLIS = 2000;
    /** Characters: more than is written in some seconds at full load. */
    private static final int MOST = 16 << 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);
    private final PrintStream out;
    private final int most;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(LogLines::daemon);
    private StringBuilder lines = new StringBuilder();
    private long lost;
    private long millis;
    private String time = "";

    LogLines(PrintStream out) {
        this(out, MOST);
    }

    LogLines(PrintStream out, int most) {
        this.out = out;
        this.most = most;
    }

    @Override
    protected void doStart() {
        writer.scheduleWithFixedDelay(this::write, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void accept(String line) {
        add(line);
        if (!isRunning()) write();
    }

    private synchronized void add(String line) {
        if (lines.length() > most) lost++;
        else lines.append(now()).append(" INFO access - ").append(line).append('\n');
    }

    private String now() {
        long now = System.currentTimeMillis();
        if (now != millis) time = TIME.format(Instant.ofEpochMilli(now));
        millis = now;
        return time;
    }

    private void write() {
        StringBuilder taken = taken();
        if (!taken.isEmpty()) out.append(taken).flush();
    }

    private synchronized StringBuilder taken() {
        StringBuilder taken = lines;
        if (lost > 0) taken.append(now()).append(" WARN access - ").append(lost).append(" lines were lost here: they were not read in time\n");
        lines = new StringBuilder();
        lost = 0;
        return taken;
    }

    /** Later lines are written each by itself. */
    @Override
    protected void doStop() throws InterruptedException {
        writer.execute(this::write);
        writer.shutdown();
        writer.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "steppe-log");
        thread.setDaemon(true);
        return thread;
    }
}
