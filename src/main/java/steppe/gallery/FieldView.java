package steppe.gallery;

import java.util.List;
import java.util.stream.Stream;
import steppe.web.Sentences;

/**
 * The form field of a parameter.
 *
 * @param kind select, checkboxes or text
 * @param value of a text field
 * @param pattern a regular expression for the browser to check; empty for none
 */
public record FieldView(String name, String label, String kind, String value, String pattern, String hint, boolean optional, List<Choice> choices) {
    private static final int NAMED = 3;

    /** @param words its names in other languages, to be found by; empty where nothing is searched */
    public record Choice(String value, String label, String lang, boolean selected, String words) {}

    public String id() {
        return "field-" + name;
    }

    /** What is filled in, for people; of many the first ones by name. */
    public String filled() {
        List<String> chosen = (kind.equals("text") ? Stream.of(value) : choices.stream().filter(Choice::selected).map(Choice::label)).filter(text -> !text.isEmpty()).toList();
        if (chosen.size() <= NAMED) return Sentences.inWords(label, chosen);
        return Sentences.inWords(label, Stream.concat(chosen.stream().limit(NAMED - 1), Stream.of((chosen.size() - NAMED + 1) + " more")).toList());
    }
}
