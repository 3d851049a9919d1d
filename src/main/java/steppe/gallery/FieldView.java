package steppe.gallery;

import java.util.List;
import steppe.web.Sentences;

/**
 * The form field of a parameter.
 *
 * @param kind select, checkboxes or text
 * @param value of a text field
 * @param pattern a regular expression for the browser to check; empty for none
 */
public record FieldView(String name, String label, String kind, String value, String pattern, String hint, boolean optional, List<Choice> choices) {
    public record Choice(String value, String label, String lang, boolean selected) {}

    public String id() {
        return "field-" + name;
    }

    /** What is filled in, for people. */
    public String filled() {
        List<String> chosen = kind.equals("text") ? List.of(value) : choices.stream().filter(Choice::selected).map(Choice::label).toList();
        return Sentences.inWords(label, chosen.stream().filter(text -> !text.isEmpty()).toList());
    }
}
