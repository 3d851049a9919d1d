package steppe.explain;

/**
 * An IRI or a prefixed name where it stands in a query.
 *
 * @param prefix of a prefixed name; null for an IRI in angle brackets
 * @param name behind the prefix, or the IRI itself
 * @param declaration whether it is part of a PREFIX or BASE line
 */
record Token(String prefix, String name, String text, int offset, int line, int column, boolean declaration) {
    boolean isPrefixed() {
        return prefix != null;
    }
}
