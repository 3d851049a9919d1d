package steppe.search;

import java.util.List;
import steppe.web.Label;

/**
 * What was found.
 *
 * @param allThings how many there are; {@code things} are the best of them, and so with claims
 */
public record SearchView(String words, List<Thing> things, int allThings, List<Claim> claims, int allClaims, List<Question> questions) {
    /** A thing, under the label that matched. */
    public record Thing(String iri, String href, Label name, Label matched, String kind, String definition) {
        /** Found by another name than the one that it is shown under. */
        public boolean isByOtherName() {
            return !matched.text().equals(name.text());
        }
    }

    public record Claim(String label, String href) {}

    public record Question(String name, String title, String sentence) {
        public String href() {
            return "/question/" + name;
        }
    }

    SearchView with(List<Question> found) {
        return new SearchView(words, things, allThings, claims, allClaims, found);
    }

    public boolean isEmpty() {
        return things.isEmpty() && claims.isEmpty() && questions.isEmpty();
    }
}
