package steppe.synthesize;

import java.util.SplittableRandom;

/** Draws that depend on the seed and on what they are drawn for, never on what was drawn before: any part can be made alone. */
final class Randomness {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Randomness() {}

    static SplittableRandom of(long seed, Object purpose) {
        return new SplittableRandom(seed * GOLDEN + purpose.toString().hashCode());
    }
}
