package steppe.read;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import steppe.model.Texts;

/**
 * One file that a store is made of, as it was when it was read.
 *
 * @param digest SHA-256 of its bytes
 * @param state  what the file system said of it then: size, times and inode. As long as it says the same, the content is the same. Empty where
 *               it could say the same of another content
 */
public record InputFile(String digest, String state) {
    /** Clocks of file systems tick, some once in two seconds: what was written so shortly before it was read could be written again unseen. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** Reads the file, unless it is known and as it was. */
    static InputFile of(Path file, Optional<InputFile> known) throws IOException {
        return of(file, known, Instant.now());
    }

    static InputFile of(Path file, Optional<InputFile> known, Instant now) throws IOException {
        // A pipe waits for its other end, and some devices have none.
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new FileSystemException(file.toString(), null, "is not a file but a folder, a pipe or a device");
        String state = state(file, now);
        if (!state.isEmpty() && known.isPresent() && known.get().state().equals(state)) return known.get();
        return new InputFile(Texts.digest(Files.readAllBytes(file)), state);
    }

    // The time of change is not for programs to set, unlike that of modification, which copies and archives carry over.
    private static String state(Path file, Instant now) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) return "";
        Map<String, Object> found = Files.readAttributes(file, "unix:size,ino,lastModifiedTime,ctime");
        Instant modified = ((FileTime) found.get("lastModifiedTime")).toInstant();
        Instant changed = ((FileTime) found.get("ctime")).toInstant();
        Instant settled = now.minus(SETTLED);
        return modified.isAfter(settled) || changed.isAfter(settled) ? "" : String.join(" ", found.get("size").toString(), found.get("ino").toString(), modified.toString(), changed.toString());
    }
}
