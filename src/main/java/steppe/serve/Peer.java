package steppe.serve;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other end of the connection that a query came on. */
record Peer(EndPoint connection) {
    /** Of queries that the service asks for itself: nobody's leaving ends them. */
    static final Peer NOBODY = new Peer(null);
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    static Peer of(Request request) {
        return new Peer(request.getConnectionMetaData().getConnection().getEndPoint());
    }

    /**
     * A write that waits for it fails at once. The client sees a reset, not an end: with HTTP/1.0 the end of the connection is the end of the answer,
     * and one cut short would look whole.
     */
    void hangUp() {
        if (connection == null) return;
        try {
            if (connection.getTransport() instanceof SocketChannel socket) socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.debug("The connection is gone already", e);
        }
        connection.close();
    }

    boolean isGone() {
        if (connection == null) return false;
        return !connection.isOpen() || Sockets.isLeft(connection.getLocalSocketAddress(), connection.getRemoteSocketAddress());
    }
}
