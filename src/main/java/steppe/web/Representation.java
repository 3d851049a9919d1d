package steppe.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a URL answers with: bytes, their type, and a strong tag of data version and bytes. Can be sent many times.
 *
 * @param lasting whether the same request gets the same answer for as long as the data are the same
 */
public record Representation(byte[] body, String contentType, String etag, Map<String, String> headers, boolean lasting) implements Reply {
    /** The attribute of a request that is answered with a lasting one: what is in front may keep the answer. */
    public static final String LASTING = "steppe.lasting";

    /** Of this version of the data. */
    public static Representation of(String version, String contentType, byte[] body) {
        return new Representation(body, contentType, Etag.of(version, body), Map.of(), false);
    }

    public Representation withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Representation(body, contentType, etag, Map.copyOf(more), lasting);
    }

    /** Depends on nothing but the data, the URL, and the headers Accept, Accept-Language, Host, and those of proxies. */
    public Representation forAsLongAsTheData() {
        return new Representation(body, contentType, etag, headers, true);
    }

    /** To be saved under this name rather than shown: nothing in it can then act in the browser. */
    public Representation asDownload(String fileName) {
        return withHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }

    // What is kept is kept compressed too, so the coding is always among what chooses.
    private static void last(Context context) {
        Headers.vary(context, "Accept-Encoding");
        context.attribute(LASTING, true);
    }

    /** 200 with the bytes, or 304 without if the client has them (RFC 9110, section 15.4.5). */
    @Override
    public void send(Context context) {
        context.header("ETag", etag).header("Cache-Control", "no-cache");
        headers.forEach(context::header);
        if (lasting) last(context);
        if (Etag.matches(Headers.of(context, "If-None-Match"), etag)) context.status(304);
        else context.contentType(contentType).result(body);
    }
}
