package steppe.sandbox;

import java.util.concurrent.atomic.AtomicBoolean;

/** A text that a regular expression cannot go on reading when its query was cancelled. */
record Watched(CharSequence text, AtomicBoolean signal) implements CharSequence {
    @Override
    public char charAt(int index) {
        Bounds.checkSignal(signal);
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
