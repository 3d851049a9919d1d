package steppe.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogLines lines = new LogLines(new PrintStream(out, true, UTF_8));

    @Test
    void aLineIsWrittenSoonAfterWithItsTime() throws Exception {
        lines.start();
        lines.accept("{ \"path\": \"/é\" }");
        for (int i = 0; i < 100 && written().isEmpty(); i++) Thread.sleep(50);
        assertThat(written()).singleElement().asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO access - \\{ \"path\": \"/é\" }");
        lines.stop();
    }

    @Test
    void eachLineHasItsOwnTime() throws Exception {
        lines.accept("first");
        Thread.sleep(20);
        lines.accept("second");
        assertThat(written()).extracting(line -> line.substring(0, 24)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatIsLeftIsWrittenAtTheEndAndWhatComesLaterAtOnce() throws Exception {
        lines.start();
        IntStream.range(0, 5000).parallel().forEach(i -> lines.accept("line " + i));
        lines.stop();
        assertThat(written()).hasSize(5000).allMatch(line -> line.matches("\\S+ INFO access - line \\d+"));
        lines.accept("late");
        assertThat(written()).hasSize(5001).last().asString().endsWith("late");
    }

    /** A full disk or a pipe that nobody reads: what is answered does not wait for it. */
    @Test
    void whoAnswersDoesNotWaitForWhoReads() throws Exception {
        Semaphore reader = new Semaphore(0);
        LogLines unread = new LogLines(new PrintStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                reader.acquireUninterruptibly();
                out.write(bytes, from, length);
            }
        }, false, UTF_8), 1000);
        unread.start();
        unread.accept("first");
        while (!reader.hasQueuedThreads()) Thread.sleep(10);
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> IntStream.range(0, 1000).forEach(i -> unread.accept("line " + i)));
        } finally {
            reader.release(1000);
        }
        for (int i = 0; i < 100 && written().stream().noneMatch(line -> line.contains(" lost ")); i++) Thread.sleep(50);
        Thread.sleep(300); // Three times as long as it takes to write again.
        unread.stop();
        assertThat(written()).as("said once").filteredOn(line -> line.contains(" lost ")).hasSize(1);
        assertThat(written()).hasSizeBetween(10, 100).first().asString().endsWith("first");
        assertThat(written()).last().asString().matches("\\S+ WARN access - 9\\d\\d lines were lost here: they were not read in time");
    }

    private List<String> written() {
        return out.toString(UTF_8).lines().toList();
    }
}
