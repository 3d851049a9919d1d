package steppe.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import steppe.model.Texts;

/** Strong entity tags (RFC 9110, sections 8.8.3 and 13.1.2). */
public final class Etag {
    private static final int HEX_DIGITS = 32;

    private Etag() {}

    /** For a representation: the data's version and its bytes. */
    public static String of(String version, byte[] body) {
        MessageDigest digest = Texts.sha256();
        digest.update(version.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return '"' + HexFormat.of().formatHex(digest.digest(body)).substring(0, HEX_DIGITS) + '"';
    }

    /** Whether If-None-Match names it; Jetty adds {@code --gzip} to tags of what it compressed. */
    public static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) return false;
        for (String tag : ifNoneMatch.split(",")) {
            String plain = tag.strip().replaceFirst("^W/", "").replaceFirst("--gzip\"$", "\"");
            if (plain.equals("*") || plain.equals(etag)) return true;
        }
        return false;
    }
}
