package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import steppe.query.Engine;
import steppe.query.Rows;
import steppe.query.Scope;
import steppe.query.World;

class DumpsTest {
    /** The drawn world as an endpoint whose data change while it is asked. */
    private static final class Changing implements Engine {
        private final World world = new World();
        private final AtomicInteger version = new AtomicInteger();

        @Override
        public Rows select(Query query, Scope scope) {
            return world.select(query, scope);
        }

        @Override
        public Rows answer(Query query, Scope scope) {
            return world.answer(query, scope);
        }

        @Override
        public boolean ask(Query query, Scope scope) {
            return world.ask(query, scope);
        }

        @Override
        public Graph construct(Query query, Scope scope, Graph into) {
            return world.construct(query, scope, into);
        }

        @Override
        public String version() {
            return "version-" + version;
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @Test
    void theFileOfDataThatHaveChangedSinceIsRemoved() {
        Changing engine = new Changing();
        Dumps dumps = new Dumps(engine);
        Path turtle = dumps.file(Dump.TURTLE);
        Path other = dumps.file(Dump.N_QUADS);
        assertThat(dumps.file(Dump.TURTLE)).isEqualTo(turtle).exists();
        engine.version.incrementAndGet();
        Path later = dumps.file(Dump.TURTLE);
        assertThat(later).isNotEqualTo(turtle).exists();
        assertThat(turtle).doesNotExist();
        assertThat(other).exists();
        dumps.close();
        assertThat(later).doesNotExist();
        assertThat(other).doesNotExist();
    }
}
