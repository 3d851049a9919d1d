package steppe.gallery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import steppe.query.Answer;
import steppe.query.Parameter;
import steppe.query.ParameterType;
import steppe.query.Question;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Mark;

/** From an answer to the table on a page: labels, links, marks, and the evidence of each row. */
final class Tables {
    static final int ROWS = 200;

    private final Answers answers;
    private final Evidence evidence;
    private final Emptinesses emptinesses;
    private final Labels labels;

    Tables(Answers answers, Evidence evidence, Emptinesses emptinesses, Labels labels) {
        this.answers = answers;
        this.evidence = evidence;
        this.emptinesses = emptinesses;
        this.labels = labels;
    }

    /** How many rows it has, in words; who reads only this learns of a bound as well. */
    static String count(Answer answer) {
        int rows = answer.rows().size();
        return rows + (rows == 1 ? " row" : " rows") + (answer.cut() ? " up to a bound" : "");
    }

    /** The rows of the answer that stand on the asked page. */
    List<Answer.Row> shown(Asked asked) {
        List<Answer.Row> all = answers.of(asked).rows();
        int first = Math.min((asked.page() - 1) * ROWS, all.size());
        return all.subList(first, Math.min(first + ROWS, all.size()));
    }

    QuestionView.Table of(Asked asked) {
        Answer answer = answers.of(asked);
        int total = answer.rows().size();
        int first = Math.min((asked.page() - 1) * ROWS, total);
        List<Answer.Row> shown = shown(asked);
        Question question = asked.question();
        return new QuestionView.Table(answer.facts().stream().map(question::heading).toList(), rows(question, answer, shown, asked.lang()), total, answer.cut(), first + 1, asOf(asked),
                asked.page() > 1 ? Optional.of(asked.onPage(asked.page() - 1).href("")) : Optional.empty(),
                first + ROWS < total ? Optional.of(asked.onPage(asked.page() + 1).href("")) : Optional.empty(),
                total == 0 ? Optional.of(emptinesses.of(asked)) : Optional.empty());
    }

    private List<QuestionView.Row> rows(Question question, Answer answer, List<Answer.Row> shown, String lang) {
        Map<Node, Label> names = labels.of(shown.stream().flatMap(row -> row.values().values().stream()).toList(), lang);
        Map<String, ClaimView> claims = evidence.of(claims(shown), lang);
        List<QuestionView.Row> rows = new ArrayList<>();
        for (Answer.Row row : shown) {
            List<CellView> cells = answer.facts().stream().map(column -> CellView.of(row.values().get(column), names)).toList();
            List<QuestionView.Group> groups = groups(question, answer.claims(), row, claims);
            rows.add(new QuestionView.Row(cells, marks(groups), groups));
        }
        return rows;
    }

    private static Set<String> claims(List<Answer.Row> rows) {
        Set<String> claims = new LinkedHashSet<>();
        rows.stream().flatMap(row -> row.claims().values().stream()).flatMap(Collection::stream).filter(ParameterType.IRI::reads).forEach(claims::add);
        return claims;
    }

    private static List<QuestionView.Group> groups(Question question, List<Var> columns, Answer.Row row, Map<String, ClaimView> views) {
        return columns.stream().map(column -> new QuestionView.Group(columns.size() > 1 ? question.heading(column) : "",
                        row.claims().get(column).stream().map(views::get).filter(view -> view != null).toList()))
                .filter(group -> !group.claims().isEmpty()).toList();
    }

    /** A row is as good as its weakest leg: each evidence column must stand on something, and each is looked at by itself. */
    private static List<Mark> marks(List<QuestionView.Group> groups) {
        Set<Mark> marks = new LinkedHashSet<>();
        for (QuestionView.Group group : groups) {
            if (group.claims().stream().noneMatch(ClaimView::plain)) group.claims().forEach(claim -> marks.addAll(claim.stance()));
            group.claims().stream().flatMap(claim -> claim.marks().stream()).filter(Mark.disputed()::equals).forEach(marks::add);
        }
        long onRosters = groups.stream().filter(group -> group.claims().stream().allMatch(ClaimView::roster)).count();
        if (onRosters > 0) marks.add(onRosters == groups.size() ? Mark.roster() : Mark.partlyRoster());
        if (groups.stream().anyMatch(Tables::hasSingleOrigin)) marks.add(Mark.singleOrigin());
        return List.copyOf(marks);
    }

    // That the rosters are one source is said already by their own mark.
    private static boolean hasSingleOrigin(QuestionView.Group group) {
        return group.claims().stream().map(ClaimView::origin).distinct().count() == 1 && !group.claims().stream().allMatch(ClaimView::roster);
    }

    private static Optional<String> asOf(Asked asked) {
        List<Parameter> dates = asked.question().parameters().stream().filter(parameter -> parameter.type() == ParameterType.DATE).toList();
        return dates.size() != 1 ? Optional.empty() : Stream.of(dates.get(0)).flatMap(date -> asked.arguments().of(date).stream()).map(ParameterType::write).findFirst();
    }
}
