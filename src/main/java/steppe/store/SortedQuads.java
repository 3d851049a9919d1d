package steppe.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The quads of a file in the order of one index, however many: sorted in memory part by part, and the parts, which wait in another file,
 * merged. Each quad is four longs, compared as unsigned ones.
 */
final class SortedQuads implements AutoCloseable {
    private static final int WIDTH = QuadFile.WIDTH;
    private static final int BITS = 8;
    private static final int DIGITS = 1 << BITS;
    private static final int READ_AHEAD = 1 << 12;
    private final QuadFile quads;
    private final int[] columns;
    private final QuadFile parts;
    private final PriorityQueue<Part> heads = new PriorityQueue<>();
    private final int most;
    private Part current;

    /**
     * @param columns which of a quad's longs comes first in the index, which second ...
     * @param parts   a file to make for the time of the sorting
     * @param most    how many quads are in memory, twice
     */
    SortedQuads(QuadFile quads, int[] columns, Path parts, int most) throws IOException {
        this.quads = quads;
        this.columns = columns;
        this.parts = new QuadFile(parts);
        this.most = most;
        sortParts();
    }

    private void sortParts() throws IOException {
        int size = (int) Math.min(quads.count(), most);
        long[] sorted = new long[size * WIDTH];
        long[] spare = new long[size * WIDTH];
        List<Integer> sizes = new ArrayList<>();
        for (long from = 0; from < quads.count(); from += size) {
            int number = (int) Math.min(size, quads.count() - from);
            quads.read(from, number, sorted);
            permute(sorted, number);
            long[] result = sort(sorted, spare, number);
            boolean last = from + number == quads.count();
            if (last) heads.add(new Part(result, number));
            else write(result, number);
            if (!last) sizes.add(number);
        }
        parts.flush();
        long from = 0;
        for (int number : sizes) {
            heads.add(new Part(from, number));
            from += number;
        }
        current = heads.poll();
    }

    private void write(long[] part, int number) throws IOException {
        for (int i = 0; i < number * WIDTH; i += WIDTH) parts.add(part[i], part[i + 1], part[i + 2], part[i + 3]);
    }

    private void permute(long[] part, int number) {
        long[] quad = new long[WIDTH];
        for (int i = 0; i < number * WIDTH; i += WIDTH) {
            System.arraycopy(part, i, quad, 0, WIDTH);
            for (int column = 0; column < WIDTH; column++) part[i + column] = quad[columns[column]];
        }
    }

    /** Sorts by each digit of each long, the last first. @return which of the two arrays holds the result */
    static long[] sort(long[] quads, long[] spare, int number) {
        long[] from = quads;
        long[] to = spare;
        int[][] counts = new int[Long.SIZE / BITS][DIGITS];
        for (int column = WIDTH - 1; column >= 0; column--) {
            count(from, number, column, counts);
            for (int digit = 0; digit < counts.length; digit++) {
                int shift = digit * BITS;
                if (counts[digit][(int) (from[column] >>> shift) & DIGITS - 1] == number) continue; // All have the same.
                distribute(from, to, number, column, shift, counts[digit]);
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        return from;
    }

    private static void count(long[] quads, int number, int column, int[][] counts) {
        for (int[] count : counts) Arrays.fill(count, 0);
        for (int i = column; i < number * WIDTH; i += WIDTH) {
            long value = quads[i];
            for (int digit = 0; digit < counts.length; digit++) counts[digit][(int) (value >>> digit * BITS) & DIGITS - 1]++;
        }
    }

    private static void distribute(long[] from, long[] to, int number, int column, int shift, int[] counts) {
        int[] places = new int[DIGITS];
        for (int digit = 1; digit < DIGITS; digit++) places[digit] = places[digit - 1] + counts[digit - 1] * WIDTH;
        for (int i = 0; i < number * WIDTH; i += WIDTH) {
            int digit = (int) (from[i + column] >>> shift) & DIGITS - 1;
            int place = places[digit];
            to[place] = from[i];
            to[place + 1] = from[i + 1];
            to[place + 2] = from[i + 2];
            to[place + 3] = from[i + 3];
            places[digit] = place + WIDTH;
        }
    }

    /** Writes the next quad to the array's first four places. @return false if there is none */
    boolean next(long[] quad) throws IOException {
        if (current == null) return false;
        current.get(quad);
        if (!current.advance()) current = heads.poll();
        else if (!heads.isEmpty() && current.compareTo(heads.peek()) > 0) {
            heads.add(current);
            current = heads.poll();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    /** A part that is sorted, as far as it has not been taken. */
    private final class Part implements Comparable<Part> {
        private final long[] ahead;
        private long left;
        private long from;
        private int end;
        private int at;

        Part(long[] whole, int number) {
            this.ahead = whole;
            this.left = number;
            this.end = number * WIDTH;
        }

        Part(long from, int number) throws IOException {
            this.ahead = new long[READ_AHEAD * WIDTH];
            this.left = number;
            this.from = from;
            readAhead();
        }

        private void readAhead() throws IOException {
            int number = (int) Math.min(left, READ_AHEAD);
            parts.read(from, number, ahead);
            from += number;
            end = number * WIDTH;
            at = 0;
        }

        void get(long[] quad) {
            System.arraycopy(ahead, at, quad, 0, WIDTH);
        }

        boolean advance() throws IOException {
            at += WIDTH;
            left--;
            if (left > 0 && at == end) readAhead();
            return left > 0;
        }

        @Override
        public int compareTo(Part other) {
            for (int column = 0; column < WIDTH; column++) {
                int order = Long.compareUnsigned(ahead[at + column], other.ahead[other.at + column]);
                if (order != 0) return order;
            }
            return 0;
        }
    }
}
