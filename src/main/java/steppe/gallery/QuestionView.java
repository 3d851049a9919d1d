package steppe.gallery;

import java.util.List;
import java.util.Optional;
import steppe.web.Mark;

/** Everything on the page of a question, ready to be shown. */
public record QuestionView(String name, String title, String summary, String theme, List<Part> sentence, List<FieldView> fields, String langParameter,
                           List<SourceChoice> sources, String sourcesInWords, Table table, Optional<Drawing> drawing, String sparql, String sparqlHref, List<Download> downloads, Citation citation) {
    private static final int LONG = 7;

    /** Whether there is a list of boxes that wants to be searched. */
    public boolean hasLongLists() {
        return sources.size() > LONG || fields.stream().anyMatch(field -> field.kind().equals("checkboxes") && field.choices().size() > LONG);
    }

    /** Where the citation is to be had as BibTeX. */
    public String bibliography() {
        return downloads.get(0).href().replaceFirst("\\.csv(?=\\?|$)", ".bib");
    }

    /** A stretch of the sentence: text, a field, or what is chosen in a field below. */
    public record Part(String text, Optional<FieldView> field, boolean strong) {}

    public record SourceChoice(String name, String title, String issued, boolean roster, boolean chosen) {}

    public record Download(String title, String href) {}

    /**
     * @param total rows of the whole answer; {@code rows} are those of this page
     * @param cut whether a bound of the question left something out
     * @param asOf the day on which the answer holds, where the question has one
     * @param emptiness why there is none, if there is none
     */
    public record Table(List<String> headings, List<Row> rows, int total, boolean cut, int first, Optional<String> asOf, Optional<String> previous, Optional<String> next,
                        Optional<Emptiness> emptiness) {
        public boolean isEmpty() {
            return total == 0;
        }
    }

    public record Row(List<CellView> cells, List<Mark> marks, List<Group> evidence) {
        /** Claims count once, though they may back two parts of the row. */
        public long claims() {
            return evidence.stream().flatMap(group -> group.claims().stream()).map(ClaimView::href).distinct().count();
        }

        public long origins() {
            return evidence.stream().flatMap(group -> group.claims().stream()).map(ClaimView::origin).distinct().count();
        }
    }

    /**
     * What is drawn above the table.
     *
     * @param json for a script element of type application/json: holds no "<"
     */
    public record Drawing(List<String> kinds, String json) {
        public String title(String kind) {
            return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        }
    }

    /** The claims of one evidence column. */
    public record Group(String heading, List<ClaimView> claims) {}
}
