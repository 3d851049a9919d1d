package steppe.search;

import java.util.List;
import steppe.web.Label;
import steppe.web.Mark;

/**
 * What was found.
 *
 * @param allThings how many there are; {@code things} are the best of them, and so with claims
 * @param wholeThings whether each of the things holds every word, or only some; each of the claims does
 * @param wholeQuestions whether each of the questions holds every word, or only some
 */
public record SearchView(String words, List<Thing> things, int allThings, List<Claim> claims, int allClaims, boolean wholeThings, List<Question> questions, boolean wholeQuestions) {
    /** A thing, under the label that matched. */
    public record Thing(String iri, String href, Label name, Label matched, String kind, String definition) {
        /** Found by another name than the one that it is shown under. */
        public boolean isByOtherName() {
            return !matched.text().equals(name.text());
        }
    }

    /**
     * A claim, how it is meant, and where it comes from.
     *
     * @param holds when, as the source knows it
     * @param place the document and the place in it; {@code placeHref} leads there
     * @param document its IRI
     * @param issued the day that the document is from
     */
    public record Claim(String label, String href, List<Mark> marks, boolean overruled, String holds, String place, String document, String placeHref, String issued) {}

    public record Question(String name, String title, String sentence) {
        public String href() {
            return "/question/" + name;
        }
    }

    SearchView with(List<Question> found, boolean whole) {
        return new SearchView(words, things, allThings, claims, allClaims, wholeThings, found, whole);
    }

    public boolean isEmpty() {
        return things.isEmpty() && claims.isEmpty() && questions.isEmpty();
    }
}
