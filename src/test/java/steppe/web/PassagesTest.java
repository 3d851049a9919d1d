package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import steppe.model.Passage;
import steppe.query.World;

class PassagesTest {
    private static final Passages PASSAGES = new Passages(Optional.of(World.resource("documents")), 80);

    @Test
    void anotherTextIsNotShown() {
        assertThat(PASSAGES.quote(new Passage("first-2024", 0, 5), "00")).isEmpty();
        assertThat(PASSAGES.quote(new Passage("../world.trig", 0, 5), "00")).isEmpty();
    }

    @Test
    void offsetsAreWrittenAsTheDataHaveThem() {
        assertThat(Passages.place(new Passage("first-2024", 8445, 18480))).isEqualTo("characters 8445–18480");
    }
}
