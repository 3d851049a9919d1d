package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import steppe.query.World;

class LatestTest {
    private final AtomicReference<String> version = new AtomicReference<>("1");
    private final AtomicInteger made = new AtomicInteger();
    private final Latest<Integer, Integer> latest = new Latest<>(new World() {
        @Override
        public String version() {
            return version.get();
        }
    });

    @Test
    void whatWasMadeOfOtherDataIsMadeAnew() {
        assertThat(get(1)).isEqualTo(get(1)).isEqualTo(1);
        version.set("2");
        assertThat(get(1)).isEqualTo(get(1)).isEqualTo(2);
    }

    /** Whoever makes up addresses without end fills no memory, and takes nothing from the others. */
    @Test
    void notEverythingIsKept() {
        for (int key = 1; key <= 64; key++) assertThat(get(key)).isEqualTo(key);
        assertThat(get(65)).isEqualTo(65);
        assertThat(get(65)).isEqualTo(66);
        for (int key = 1; key <= 64; key++) assertThat(get(key)).isEqualTo(key);
    }

    private int get(int key) {
        return latest.get(key, any -> made.incrementAndGet());
    }
}
