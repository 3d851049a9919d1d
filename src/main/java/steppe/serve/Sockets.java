package steppe.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a client closed its end while its query still runs. Jetty reads a connection only between two requests, so for HTTP/1.1 it
 * cannot tell; Linux can: such a socket is in the state CLOSE_WAIT. Elsewhere the answer is no, and the first write finds out.
 */
final class Sockets {
    private static final String CLOSE_WAIT = "08";
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

    private Sockets() {}

    static boolean isLeft(SocketAddress local, SocketAddress remote) {
        return local instanceof InetSocketAddress here && remote instanceof InetSocketAddress there
                && isLeft(name(here), name(there));
    }

    private static boolean isLeft(String local, String remote) {
        return TABLES.stream().anyMatch(table -> isLeft(table, local, remote));
    }

    private static boolean isLeft(Path table, String local, String remote) {
        if (!Files.isReadable(table)) return false;
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+")).anyMatch(field -> field.length > 3 && field[3].equals(CLOSE_WAIT)
                    && field[1].endsWith(local) && field[2].endsWith(remote));
        } catch (IOException e) {
            return false;
        }
    }

    /** As the kernel writes it: the address in words of four bytes, the last byte of each first; then the port. */
    private static String name(InetSocketAddress socket) {
        byte[] address = socket.getAddress().getAddress();
        StringBuilder name = new StringBuilder();
        for (int word = 0; word < address.length; word += 4) {
            for (int i = 3; i >= 0; i--) name.append(String.format("%02X", address[word + i]));
        }
        return name.append(String.format(Locale.ROOT, ":%04X", socket.getPort())).toString();
    }
}
