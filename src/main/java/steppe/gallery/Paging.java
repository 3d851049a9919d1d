package steppe.gallery;

import java.util.ArrayList;
import java.util.List;
import steppe.query.Answer;

/** A page of an answer's rows, in the order of the question's own ORDER BY, and links to the others (RFC 8288). */
final class Paging {
    static final int MAX_SIZE = 10_000;
    private final Asked asked;
    private final Answer answer;

    Paging(Asked asked, Answer answer) {
        this.asked = asked;
        this.answer = answer;
    }

    /** At least one: an empty answer is one empty page. */
    int pages() {
        return Math.max(1, (answer.rows().size() + asked.size() - 1) / asked.size());
    }

    boolean exists() {
        return asked.page() <= pages();
    }

    Answer page() {
        int from = (asked.page() - 1) * asked.size();
        return new Answer(answer.variables(), answer.rows().subList(from, Math.min(answer.rows().size(), from + asked.size())), answer.cut());
    }

    List<String> links(String suffix) {
        List<String> links = new ArrayList<>(List.of(link("first", 1, suffix)));
        if (asked.page() > 1) links.add(link("prev", asked.page() - 1, suffix));
        if (asked.page() < pages()) links.add(link("next", asked.page() + 1, suffix));
        links.add(link("last", pages(), suffix));
        return links;
    }

    private String link(String relation, int page, String suffix) {
        return "<" + asked.onPage(page).href(suffix) + ">; rel=\"" + relation + "\"";
    }
}
