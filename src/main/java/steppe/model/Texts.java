package steppe.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The documents' own texts, which are never part of the project: a folder that the user gives; and the digests by which they, and all else, are known. */
public final class Texts {
    /** No document is as long: what is would fill the memory. */
    private static final long MAX_BYTES = 16 << 20;

    private Texts() {}

    /** A document's text if it is there and is byte for byte the one that was curated. */
    public static Optional<String> read(Path folder, String document, String sha256) {
        Path file = folder.resolve(document + ".txt");
        try {
            byte[] bytes = bytes(file);
            return digest(bytes).equals(sha256) ? Optional.of(new String(bytes, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** @throws IOException also for what is no file, because a pipe would be waited for, and for what has more than 16 MiB */
    public static byte[] bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new IOException("it is not a file but a folder, a pipe or a device");
        if (Files.size(file) > MAX_BYTES) throw new IOException("it has more than 16 MiB, as no document has");
        return Files.readAllBytes(file);
    }

    /** In lower-case hexadecimal digits. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** A new SHA-256, which takes bytes as they come. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
