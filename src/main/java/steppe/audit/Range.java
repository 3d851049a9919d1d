package steppe.audit;

/** The code points {@code [start,end)} of a text. */
public record Range(int start, int end) {
    boolean isEmpty() {
        return start >= end;
    }

    boolean holds(int at) {
        return start <= at && at < end;
    }

    boolean overlaps(Range other) {
        return start < other.end && other.start < end;
    }

    boolean contains(Range other) {
        return start <= other.start && other.end <= end;
    }

    /** As mathematicians write it: {@code [8469,8480)}. */
    @Override
    public String toString() {
        return "[" + start + "," + end + ")";
    }
}
