package steppe.audit;

import java.util.List;

/**
 * A claim as a reader holds it against its passage.
 *
 * @param number   its place in the document's order, from 1
 * @param name     {@code claim:cepa-2025-8469a}
 * @param kind     the class, without prefix
 * @param label    the claim in a sentence
 * @param headline the triple, or the figure, in short names
 * @param marks    where it is not simply asserted: {@code announced}, {@code negated}, {@code deprecated}, flags
 * @param details  everything else that is said of it, one property a line
 * @param note     what the curator remarks; empty if nothing
 * @param passage  where it stands, without white space at the ends
 * @param brief    the first and the last words there
 */
public record ClaimCard(int number, String name, String kind, String label, String headline, List<String> marks,
        List<String> details, String note, Range passage, String brief) {
    boolean isDeprecated() {
        return marks.contains("deprecated");
    }

    ClaimCard numbered(int at) {
        return new ClaimCard(at, name, kind, label, headline, marks, details, note, passage, brief);
    }
}
