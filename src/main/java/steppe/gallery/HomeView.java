package steppe.gallery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import steppe.query.Verified;

/**
 * The list of questions, narrowed to those that {@code search} means.
 *
 * @param whole whether those hold every word of it, or only some
 */
public record HomeView(String search, boolean whole, Map<String, List<Card>> themes, int shown, int all) {
    /** @param rows how many the answer has, in words, if that is known without asking */
    public record Card(String title, String sentence, String summary, String href, Optional<String> rows, Check check) {}

    /**
     * Whether the expected answer was confirmed.
     *
     * @param kind confirmed, failing or waiting
     */
    public record Check(String kind, String when, String data, String failure) {
        static Check of(Optional<Verified.Result> result) {
            return result.map(it -> new Check(it.failure().isEmpty() ? "confirmed" : "failing", it.when().toString(), it.data().replaceFirst("^.*-(?=[0-9a-f]{8,}$)", "").replaceFirst("^([0-9a-f]{8})[0-9a-f]+$", "$1"),
                    it.failure().orElse(""))).orElse(new Check("waiting", "", "", ""));
        }

        /** To the minute. */
        public String minute() {
            return when.substring(0, 16).replace('T', ' ');
        }
    }
}
