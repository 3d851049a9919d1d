package steppe.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file is UTF-8, as Turtle has to be. Jena's parser puts U+FFFD where it is not and says nothing, so that a name would be another. */
final class Encoding {
    private static final int CHARACTERS = 1 << 13;

    private Encoding() {}

    /** The first line that is not, from 1; nothing if all are. */
    static Optional<Integer> firstLineNotUtf8(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(CHARACTERS);
        while (true) {
            CoderResult result = decoder.decode(rest, decoded, true);
            if (result.isError()) return Optional.of(line(bytes, rest.position()));
            if (result.isUnderflow()) return Optional.empty();
            decoded.clear();
        }
    }

    private static int line(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) if (bytes[i] == '\n') line++;
        return line;
    }
}
