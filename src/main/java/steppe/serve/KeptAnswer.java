package steppe.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import steppe.web.Etag;

/** One whole answer (200) as it goes onto the wire: plain, and compressed where that saves something. */
final class KeptAnswer {
    /** Those that belong to one message or one form of the body. */
    private static final Set<HttpHeader> OWN = EnumSet.of(HttpHeader.CONTENT_LENGTH, HttpHeader.CONTENT_ENCODING, HttpHeader.TRANSFER_ENCODING, HttpHeader.CONNECTION, HttpHeader.DATE,
            HttpHeader.ETAG);
    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");

    private record Form(byte[] body, List<HttpField> headers, HttpField length) {}

    private final String etag;
    private final Form plain;
    private final Form compressed;

    private KeptAnswer(String etag, Form plain, Form compressed) {
        this.etag = etag;
        this.plain = plain;
        this.compressed = compressed;
    }

    static KeptAnswer of(HttpFields headers, byte[] body) {
        String etag = headers.get(HttpHeader.ETAG);
        byte[] smaller = gzip(body);
        List<HttpField> shared = new ArrayList<>();
        for (HttpField field : headers) {
            if (!OWN.contains(field.getHeader())) shared.add(new PreEncodedHttpField(field.getHeader(), field.getName(), field.getValue()));
        }
        Form plain = form(body, shared, etag);
        // Answers of a few packets gain nothing.
        if (smaller.length > body.length * 9 / 10) return new KeptAnswer(etag, plain, plain);
        List<HttpField> more = new ArrayList<>(shared);
        more.add(GZIP);
        return new KeptAnswer(etag, plain, form(smaller, more, etag.replaceFirst("\"$", "--gzip\"")));
    }

    private static Form form(byte[] body, List<HttpField> shared, String etag) {
        List<HttpField> headers = new ArrayList<>(shared);
        headers.add(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        return new Form(body, headers, new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, body.length));
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Roughly what it takes in memory. */
    int size() {
        return plain.body().length + (compressed == plain ? 0 : compressed.body().length) + 2048;
    }

    /** 200 with the bytes, or 304 if the client has them (RFC 9110, 13.1.2); to HEAD without the bytes. */
    void send(Request request, Response response, Callback callback) {
        Form form = takesGzip(request.getHeaders()) ? compressed : plain;
        HttpFields.Mutable headers = response.getHeaders();
        for (HttpField field : form.headers()) headers.add(field);
        if (Etag.matches(String.join(",", request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH)), etag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            headers.remove(HttpHeader.CONTENT_ENCODING);
            response.write(true, null, callback);
            return;
        }
        response.setStatus(HttpStatus.OK_200);
        headers.add(form.length());
        response.write(true, HttpMethod.HEAD.is(request.getMethod()) ? null : ByteBuffer.wrap(form.body()), callback);
    }

    /** Not weighed: who names gzip takes it, unless with {@code q=0}. */
    private static boolean takesGzip(HttpFields headers) {
        String accepted = headers.get(HttpHeader.ACCEPT_ENCODING);
        if (accepted == null) return false;
        if (accepted.equals("gzip")) return true;
        return headers.getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
    }
}
