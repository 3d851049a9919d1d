package steppe.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    private final BoundedCache<String, String> cache = new BoundedCache<>(80, String::length);

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        for (int i = 0; i < 8; i++) cache.get("key" + i, ten());
        cache.get("key0", ten());
        cache.get("key8", ten());
        assertThat(cache.peek("key0")).isPresent();
        assertThat(cache.peek("key1")).isEmpty();
        assertThat(cache.peek("key2")).isPresent();
    }

    @Test
    void whatIsKeptIsNotMadeAgain() {
        String made = cache.get("key", ten());
        assertThat(cache.get("key", ten())).isSameAs(made);
    }

    @Test
    void aGiantDrivesOutNobody() {
        cache.get("small", ten());
        assertThat(cache.get("giant", () -> "x".repeat(11))).hasSize(11);
        assertThat(cache.peek("giant")).isEmpty();
        assertThat(cache.peek("small")).isPresent();
    }

    /** Two may make the same at once: the later one takes the place of the other. */
    @Test
    void whatIsMadeTwiceWeighsOnce() {
        for (int i = 0; i < 8; i++) cache.get("key" + i, ten());
        cache.get("twice", () -> cache.get("twice", ten()));
        for (int i = 1; i < 8; i++) assertThat(cache.peek("key" + i)).as("key" + i).isPresent();
    }

    private static Supplier<String> ten() {
        return () -> new String("0123456789");
    }
}
