package steppe.serve;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** The other end of the connection that a query came on. */
record Peer(EndPoint connection) {
    static Peer of(Request request) {
        return new Peer(request.getConnectionMetaData().getConnection().getEndPoint());
    }

    /** A write that waits for it fails at once. */
    void hangUp() {
        connection.close();
    }

    boolean isGone() {
        return !connection.isOpen() || Sockets.isLeft(connection.getLocalSocketAddress(), connection.getRemoteSocketAddress());
    }
}
