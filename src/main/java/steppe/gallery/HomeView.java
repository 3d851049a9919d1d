package steppe.gallery;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of questions, narrowed to those that hold every word of {@code search}. */
public record HomeView(String search, Map<String, List<Card>> themes, int shown, int all) {
    /** @param rows how many the answer has, if that is known without asking */
    public record Card(String title, String sentence, String summary, String href, Optional<Integer> rows) {}
}
