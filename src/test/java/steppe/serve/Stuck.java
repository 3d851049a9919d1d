package steppe.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.io.ByteArrayEndPoint;

/** A process whose server has queries that cannot be stopped: see {@link EndingIT}. */
final class Stuck {
    private Stuck() {}

    public static void main(String[] arguments) {
        Limits limits = Limits.standard().withStuck(2, Duration.ofSeconds(2));
        Server server = Server.start("localhost", 0, limits, new Clients(Set.of()), line -> { }, new Content("stuck", Optional.empty(), (config, turns) -> { }, () -> { }));
        for (int i = 0; i < 2; i++) server.watchdog().watch(new Run(Duration.ofSeconds(-2), new Peer(new ByteArrayEndPoint())));
        System.out.println("port " + server.port());
    }
}
