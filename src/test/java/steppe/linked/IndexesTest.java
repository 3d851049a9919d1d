package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import steppe.Service;
import steppe.query.Engine;
import steppe.web.Labels;

class IndexesTest {
    private static final Engine ENGINE = Service.running().engine();

    @Test
    void theLastPageIsFullOrShorterAndThereIsNoneBehindIt() {
        int all = entries(page(10_000, 1).orElseThrow());
        assertThat(page(all, 1).orElseThrow().turns()).isEmpty();
        assertThat(page(all, 2)).isEmpty();
        assertThat(entries(page(all - 1, 2).orElseThrow())).isEqualTo(1);
        assertThat(page(all - 1, 2).orElseThrow().turns()).extracting(View.Turn::next).containsExactly("");
        assertThat(page(all - 1, 3)).isEmpty();
    }

    private static Optional<View.Index> page(int size, int number) {
        return new Indexes(ENGINE, new Labels(ENGINE), size).page(Kind.CONCEPT, "Vocabulary", "", number);
    }

    private static int entries(View.Index index) {
        return index.groups().stream().mapToInt(group -> group.all().size()).sum();
    }
}
