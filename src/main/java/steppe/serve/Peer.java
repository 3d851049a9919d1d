package steppe.serve;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** The other end of the connection that a query came on. */
record Peer(EndPoint connection) {
    /** Of queries that the service asks for itself: nobody's leaving ends them. */
    static final Peer NOBODY = new Peer(null);

    static Peer of(Request request) {
        return new Peer(request.getConnectionMetaData().getConnection().getEndPoint());
    }

    /** A write that waits for it fails at once. */
    void hangUp() {
        if (connection != null) connection.close();
    }

    boolean isGone() {
        if (connection == null) return false;
        return !connection.isOpen() || Sockets.isLeft(connection.getLocalSocketAddress(), connection.getRemoteSocketAddress());
    }
}
