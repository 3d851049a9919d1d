package steppe.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** The audit as plain text: {@code ⟦passages⟧ marked}, and after each the numbers of the claims that end there. */
public final class AuditLines {
    private static final int WIDTH = 100;
    private final List<String> lines = new ArrayList<>();

    private AuditLines() {}

    public static String of(Audit audit) {
        AuditLines page = new AuditLines();
        page.summary(audit);
        page.bare(audit.bare());
        audit.paragraphs().stream().filter(AuditLines::isShown).forEach(page::paragraph);
        return page.lines.stream().map(Printable::of).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The page around an article matters only where somebody took a passage from it. */
    private static boolean isShown(Paragraph paragraph) {
        return paragraph.inside() || !paragraph.claims().isEmpty();
    }

    private void summary(Audit audit) {
        Summary summary = audit.summary();
        lines.add(audit.document().name() + ": " + audit.document().title());
        lines.add("  " + summary.claims() + " claims, " + summary.deprecated() + " of them deprecated");
        lines.add("  " + summary.covered() + " of " + summary.sentences() + " sentences carry a claim");
        lines.add("  " + summary.characters() + " % of the article's characters lie in passages");
    }

    private void bare(List<Sentence> sentences) {
        lines.add("");
        lines.add(sentences.isEmpty() ? "Every sentence carries a claim." : "Sentences that carry no claim");
        sentences.forEach(sentence -> wrapped("  ", "L" + sentence.line() + " " + sentence.range() + " " + sentence.text()));
    }

    private void paragraph(Paragraph paragraph) {
        lines.add("");
        lines.add("L" + paragraph.line() + " " + paragraph.range() + (paragraph.inside() ? "" : " outside of the article"));
        wrapped("", marked(paragraph.segments()));
        paragraph.claims().forEach(this::claim);
    }

    private static String marked(List<Segment> segments) {
        StringBuilder text = new StringBuilder();
        boolean within = false;
        for (Segment segment : segments) {
            if (within != segment.depth() > 0) text.append(within ? "⟧" : "⟦");
            within = segment.depth() > 0;
            text.append(segment.text()).append(numbers(segment.closing()));
        }
        return text.append(within ? "⟧" : "").toString();
    }

    private static String numbers(List<ClaimCard> closing) {
        if (closing.isEmpty()) return "";
        return closing.stream().map(claim -> Integer.toString(claim.number())).collect(Collectors.joining(" ", "{", "}"));
    }

    private void claim(ClaimCard claim) {
        lines.add("");
        String marks = claim.marks().isEmpty() ? "" : " (" + String.join(", ", claim.marks()) + ")";
        wrapped("    ", "{" + claim.number() + "} " + claim.label() + marks);
        wrapped("        ", claim.name() + " " + claim.passage() + " " + claim.kind());
        wrapped("        ", claim.headline());
        if (!claim.details().isEmpty()) wrapped("        ", String.join(" · ", claim.details()));
        if (!claim.note().isEmpty()) wrapped("        ", "Note: " + claim.note());
        wrapped("        ", "«" + claim.brief() + "»");
    }

    private void wrapped(String indent, String text) {
        WordUtils.wrap(text, WIDTH - indent.length()).lines().forEach(line -> lines.add(indent + line));
    }
}
