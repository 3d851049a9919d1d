package steppe.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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

    /** Whoever makes up addresses without end fills no memory. */
    @Test
    void notEverythingIsKept() {
        List<Integer> first = IntStream.range(0, 1000).mapToObj(this::get).toList();
        List<Integer> again = IntStream.range(0, 1000).mapToObj(this::get).toList();
        assertThat(IntStream.range(0, 1000).filter(key -> first.get(key).equals(again.get(key))).count()).isLessThanOrEqualTo(64);
    }

    /** Nor does he take anything for good from the others, also if he came before them. */
    @Test
    void whatIsAskedForAgainAndAgainIsKept() {
        IntStream.range(1000, 2000).forEach(this::get);
        for (int i = 0; i < 20; i++) get(1);
        int value = get(1);
        for (int key = 2000; key < 3000; key++) {
            get(key);
            assertThat(get(1)).isEqualTo(value);
        }
    }

    private int get(int key) {
        return latest.get(key, any -> made.incrementAndGet());
    }
}
