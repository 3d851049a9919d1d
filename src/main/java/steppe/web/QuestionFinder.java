package steppe.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.query.Question;

/** Finds saved questions by what somebody typed: those that hold every telling word, else the few that hold the rarest of them. */
public final class QuestionFinder {
    private static final int MAX_WORDS = 12;
    private static final int SOME = 6;
    private static final int SHORTEST_STEM = 4;
    /** What a word counts in the question itself, against one in its explanation or in what it happens to be filled with. */
    private static final int ITSELF = 3;

    private QuestionFinder() {}

    /** @param whole whether each question holds every word; else they hold some, the best first */
    public record Found(List<Question> questions, boolean whole) {}

    /** All that can be read of a question on its card, in lower case. */
    private record Text(Question question, String itself, String around) {
        boolean holds(String stem) {
            return counts(stem) > 0;
        }

        int counts(String stem) {
            return begins(stem, itself) ? ITSELF : begins(stem, around) ? 1 : 0;
        }
    }

    /** @param names of what the questions are filled with by default, in the reader's language */
    public static Found find(String typed, Collection<Question> questions, Map<Node, Label> names) {
        List<String> stems = Telling.words(typed).stream().map(word -> stem(word.toLowerCase(Locale.ROOT))).distinct().limit(MAX_WORDS).toList();
        if (stems.isEmpty()) return new Found(List.copyOf(questions), true);
        List<Text> texts = questions.stream().map(question -> text(question, names)).toList();
        List<Question> whole = texts.stream().filter(text -> stems.stream().allMatch(text::holds)).map(Text::question).toList();
        return whole.isEmpty() ? new Found(best(stems, texts), false) : new Found(whole, true);
    }

    private static List<Question> best(List<String> stems, List<Text> texts) {
        Map<String, Double> rarity = stems.stream().collect(Collectors.toMap(stem -> stem, stem -> rarity(stem, texts)));
        Map<Question, Double> scores = texts.stream().collect(Collectors.toMap(Text::question,
                text -> stems.stream().mapToDouble(stem -> text.counts(stem) * rarity.get(stem)).sum()));
        double highest = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return texts.stream().map(Text::question).filter(question -> scores.get(question) > 0 && scores.get(question) >= highest / 2)
                .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder())).limit(SOME).toList();
    }

    /** A word that few questions hold tells more. */
    private static double rarity(String stem, List<Text> texts) {
        long holders = texts.stream().filter(text -> text.holds(stem)).count();
        return holders == 0 ? 0 : Math.log((texts.size() + 1.0) / holders);
    }

    private static Text text(Question question, Map<Node, Label> names) {
        String blanks = question.sentence().stream().map(Question.Part::text).collect(Collectors.joining(" "));
        String itself = String.join(" ", question.theme(), question.title(), blanks);
        return new Text(question, itself.toLowerCase(Locale.ROOT), (Sentences.of(question, question.defaults(), names) + " " + question.summary()).toLowerCase(Locale.ROOT));
    }

    /** Whether a word of the text begins so. Chinese has no spaces between words. */
    private static boolean begins(String stem, String text) {
        boolean anywhere = Character.isIdeographic(stem.codePointAt(0));
        for (int at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
            if (anywhere || at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at))) return true;
        }
        return false;
    }

    /** Founders, founded and founding begin alike. */
    private static String stem(String word) {
        String stem = word.replaceFirst("(ers?|ed|ing|ies|es|s)$", "");
        return stem.length() < SHORTEST_STEM ? word : stem;
    }
}
