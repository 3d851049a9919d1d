package steppe.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import steppe.model.Passage;
import steppe.query.Answer;
import steppe.query.ParameterType;
import steppe.web.Mark;

/**
 * An answer for a spreadsheet: a row for each claim behind each row of the answer, with what the claim says, who says it, how, and
 * where that stands. A row that rests on no claim is there once, its evidence columns empty.
 */
final class EvidenceRows {
    private static final Var ROW = column("row");
    private static final Var FOR = column("for");
    private static final Var CLAIM = column("claim");
    private static final Var SAYS = column("says");
    private static final Var MODALITY = column("modality");
    private static final Var NEGATED = column("negated");
    private static final Var MARKS = column("marks");
    private static final Var SPEAKER = column("speaker");
    private static final Var HOLDS = column("holds");
    private static final Var DOCUMENT = column("document");
    private static final Var TITLE = column("title");
    private static final Var PUBLISHER = column("publisher");
    private static final Var ISSUED = column("issued");
    private static final Var START = column("start");
    private static final Var END = column("end");
    private static final Var ORIGIN = column("origin");
    /** What the download has besides the columns of the answer that say something. */
    static final List<Var> COLUMNS = List.of(FOR, CLAIM, SAYS, MODALITY, NEGATED, MARKS, SPEAKER, HOLDS, DOCUMENT, TITLE, PUBLISHER, ISSUED, START, END, ORIGIN);
    private static final String LANG = "en";

    private final Evidence evidence;

    EvidenceRows(Evidence evidence) {
        this.evidence = evidence;
    }

    // No column of a question begins so.
    private static Var column(String name) {
        return Var.alloc("evidence_" + name);
    }

    Answer of(Answer answer) {
        Map<String, ClaimView> claims = evidence.of(claims(answer), LANG);
        List<Var> columns = Stream.of(Stream.of(ROW), answer.facts().stream(), COLUMNS.stream()).flatMap(each -> each).toList();
        List<Answer.Row> rows = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) add(answer.rows().get(i), number(i + 1), claims, rows);
        return new Answer(columns, rows, answer.cut());
    }

    private static Set<String> claims(Answer answer) {
        return answer.rows().stream().flatMap(row -> row.claims().values().stream()).flatMap(List::stream).filter(ParameterType.IRI::reads).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void add(Answer.Row row, Node number, Map<String, ClaimView> claims, List<Answer.Row> rows) {
        int before = rows.size();
        row.claims().forEach((column, iris) -> iris.stream().map(claims::get).filter(view -> view != null).forEach(view -> {
            Map<Var, Node> values = values(row, number);
            values.put(FOR, text(column.getVarName()));
            put(view, values);
            rows.add(new Answer.Row(values, Map.of()));
        }));
        if (rows.size() == before) rows.add(new Answer.Row(values(row, number), Map.of()));
    }

    private static Map<Var, Node> values(Answer.Row row, Node number) {
        Map<Var, Node> values = new LinkedHashMap<>(row.values());
        values.put(ROW, number);
        return values;
    }

    private static void put(ClaimView view, Map<Var, Node> values) {
        ClaimView.Data data = view.data();
        values.put(CLAIM, data.claim());
        data.modality().ifPresent(modality -> values.put(MODALITY, modality));
        data.document().ifPresent(document -> values.put(DOCUMENT, document));
        values.put(NEGATED, NodeFactory.createLiteralDT(Boolean.toString(data.negated()), XSDDatatype.XSDboolean));
        data.passage().map(Passage::start).ifPresent(start -> values.put(START, number(start)));
        data.passage().map(Passage::end).ifPresent(end -> values.put(END, number(end)));
        if (!view.issued().isEmpty()) values.put(ISSUED, NodeFactory.createLiteralDT(view.issued(), XSDDatatype.XSDdate));
        Map<Var, String> texts = Map.of(SAYS, view.label(), MARKS, view.marks().stream().map(Mark::words).collect(Collectors.joining("; ")), SPEAKER, view.speaker(), HOLDS, view.holds(),
                TITLE, view.document().orElse(""), PUBLISHER, view.publisher(), ORIGIN, view.origin());
        texts.forEach((column, text) -> Optional.of(text).filter(it -> !it.isEmpty()).ifPresent(it -> values.put(column, text(it))));
    }

    private static Node number(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
