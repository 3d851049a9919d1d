package steppe.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** "Did you mean ...?" */
public final class Nearest {
    private static final int FAR = 3;

    private Nearest() {}

    public static Optional<String> to(String word, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        // To compare takes as long as both are, and a word may be of any length.
        return known.stream().filter(name -> Math.abs(word.length() - name.length()) <= FAR).filter(name -> distance.apply(word, name) <= Math.min(FAR, Math.max(1, name.length() / 2)))
                .min(Comparator.<String>comparingInt(name -> distance.apply(word, name)).thenComparing(name -> name));
    }

    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(name -> "Did you mean '" + name + "'?").orElse("");
    }
}
