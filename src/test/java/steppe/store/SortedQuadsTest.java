package steppe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the quads and however little fits in memory, they come in the order of the index, compared as unsigned numbers. */
class SortedQuadsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 0, 10", "2, 1, 10", "3, 10, 10", "4, 11, 10", "5, 1000, 10", "6, 1000, 1", "7, 30000, 5000", "8, 5000, 100000"})
    void anyQuadsInAnyOrder(long seed, int number, int most) throws IOException {
        Random random = new Random(seed);
        for (int[] columns : List.of(new int[] {0, 1, 2, 3}, new int[] {3, 1, 2, 0}, new int[] {2, 3, 1, 0})) {
            long[][] quads = quads(random, number);
            long[][] expected = Arrays.stream(quads).map(quad -> Arrays.stream(columns).mapToLong(column -> quad[column]).toArray())
                    .sorted(Arrays::compareUnsigned).toArray(long[][]::new);
            assertThat(sorted(quads, columns, most)).isEqualTo(expected);
        }
    }

    @Test
    void itsFilesAreGoneAfterwards() throws IOException {
        sorted(quads(new Random(9), 100), new int[] {0, 1, 2, 3}, 10);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private long[][] sorted(long[][] quads, int[] columns, int most) throws IOException {
        List<long[]> found = new ArrayList<>();
        try (QuadFile file = new QuadFile(folder.resolve("quads"))) {
            for (long[] quad : quads) file.add(quad[0], quad[1], quad[2], quad[3]);
            file.flush();
            try (SortedQuads sorted = new SortedQuads(file, columns, folder.resolve("parts"), most)) {
                for (long[] quad = new long[4]; sorted.next(quad); ) found.add(quad.clone());
            }
        }
        return found.toArray(long[][]::new);
    }

    /** Few graphs, some terms again and again, and numbers of every size, of both signs: as those of TDB2. */
    private static long[][] quads(Random random, int number) {
        return Stream.generate(() -> LongStream.of(random.nextInt(3), random.nextInt(1 << 20), random.nextInt(50), random.nextLong() >> random.nextInt(64)).toArray())
                .limit(number).toArray(long[][]::new);
    }
}
