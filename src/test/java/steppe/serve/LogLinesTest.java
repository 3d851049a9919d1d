package steppe.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
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
    void whatIsLeftIsWrittenAtTheEndAndWhatComesLaterAtOnce() throws Exception {
        lines.start();
        IntStream.range(0, 5000).parallel().forEach(i -> lines.accept("line " + i));
        lines.stop();
        assertThat(written()).hasSize(5000).allMatch(line -> line.matches("\\S+ INFO access - line \\d+"));
        lines.accept("late");
        assertThat(written()).hasSize(5001).last().asString().endsWith("late");
    }

    private List<String> written() {
        return out.toString(UTF_8).lines().toList();
    }
}
