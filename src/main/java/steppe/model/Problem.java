package steppe.model;

/**
 * Something that a person has to mend: where it is ({@code triples/x.ttl:12:5}, a parameter, a question), what was
 * found and expected, and what to do about it.
 */
public record Problem(String place, String message, String hint) {
    @Override
    public String toString() {
        return place + ": " + message + (hint.isEmpty() ? "" : "\n    " + hint);
    }
}
