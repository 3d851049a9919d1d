package steppe.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import steppe.sandbox.Refusal;

/**
 * The way of an answer to its client. The first bytes are held back: an answer that fits is whole, with its length, or becomes a clean
 * error. A longer one streams, so that the first byte comes before the last row is found and no answer is kept in memory; what goes wrong
 * from then on breaks the connection (see {@link Guard}), so that a short answer never looks whole.
 */
final class AnswerStream extends OutputStream {
    private final HttpServletResponse response;
    private final Run run;
    private final Limits limits;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    private OutputStream out;
    private long written;

    AnswerStream(HttpServletResponse response, Run run, Limits limits) {
        this.response = response;
        this.run = run;
        this.limits = limits;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        run.check();
        written += length;
        if (written > limits.bytes()) throw Refusal.tooBig("The answer is larger than " + (limits.bytes() >> 20) + " MiB. Add LIMIT.");
        if (out == null && held.size() + length <= limits.heldBack()) {
            held.write(bytes, offset, length);
            return;
        }
        send(bytes, offset, length);
    }

    /** Writers flush when it suits them; a piece of an answer is of use to nobody. */
    @Override
    public void flush() {}

    /** All is written. */
    void finish() throws IOException {
        if (out != null) return;
        response.setContentLength(held.size());
        send(new byte[0], 0, 0);
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        run.sending();
        try {
            if (out == null) start();
            if (length > 0) out.write(bytes, offset, length);
        } catch (IOException e) {
            run.cancel(Refusal.gone());
            throw run.reason();
        } finally {
            run.sent();
        }
    }

    // By chunks also when the connection ends with this answer: Jetty would else send it until the end of the connection, and one cut short would
    // look whole (RFC 9112, section 6.3).
    private void start() throws IOException {
        if (response.getHeader("Content-Length") == null) response.setHeader("Transfer-Encoding", "chunked");
        out = response.getOutputStream();
        held.writeTo(out);
        held.reset();
    }
}
