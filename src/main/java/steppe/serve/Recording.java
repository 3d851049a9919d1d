package steppe.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import steppe.web.Representation;

/** Copies an answer while it is sent, if it is one that lasts; handed over when its last byte was written. */
final class Recording extends Response.Wrapper {
    private final Consumer<KeptAnswer> keep;
    private ByteArrayOutputStream body;
    private boolean given;

    Recording(Request request, Response response, Consumer<KeptAnswer> keep) {
        super(request, response);
        this.keep = keep;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        copy(content);
        boolean whole = last && body != null && !given;
        if (whole) {
            given = true;
            KeptAnswer answer = KeptAnswer.of(getHeaders(), body.toByteArray());
            super.write(true, content, Callback.from(() -> keep.accept(answer), callback));
        } else {
            super.write(last, content, callback);
        }
    }

    private void copy(ByteBuffer content) {
        if (body == null && !isCommitted() && isOk() && getRequest().getAttribute(Representation.LASTING) != null) body = new ByteArrayOutputStream(32 * 1024);
        if (body == null || content == null) return;
        byte[] bytes = BufferUtil.toArray(content);
        body.write(bytes, 0, bytes.length);
        if (body.size() > KeptAnswers.MAX_BODY) body = null;
    }

    // Jetty's status is 0 until somebody sets another than 200.
    private boolean isOk() {
        return getStatus() == 0 || getStatus() == HttpStatus.OK_200;
    }
}
