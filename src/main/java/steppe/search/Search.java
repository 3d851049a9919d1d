package steppe.search;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import steppe.query.Engine;
import steppe.query.Question;
import steppe.query.SavedQuestions;
import steppe.web.Accept;
import steppe.web.Headers;
import steppe.web.HttpProblem;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Languages;
import steppe.web.Page;
import steppe.web.Pages;
import steppe.web.QuestionFinder;
import steppe.web.Representation;
import steppe.web.Sentences;

/** {@code /search?q=} for people, {@code /search.json?q=} or the Accept header for programs. Needs no script. */
public final class Search {
    private static final String JSON = "application/json";
    private final Engine engine;
    private final SavedQuestions questions;
    private final Labels labels;
    private final Finder finder;

    /** @param labels shared with the other pages, so that each label is asked for once */
    public Search(Engine engine, SavedQuestions questions, Labels labels) {
        this.engine = engine;
        this.questions = questions;
        this.labels = labels;
        this.finder = new Finder(engine, labels);
    }

    /** All its routes. */
    public void addTo(JavalinConfig config) {
        config.routes.get("/search", this::negotiated);
        config.routes.head("/search", this::negotiated);
        config.routes.get("/search.json", this::json);
        config.routes.head("/search.json", this::json);
    }

    private void negotiated(Context context) {
        Headers.vary(context, "Accept", "Accept-Language");
        Optional<String> best = Accept.of(context.req()).best(List.of("text/html", JSON));
        if (best.isEmpty()) HttpProblem.notAcceptable("What is found is to be had as text/html and " + JSON + ".").send(context);
        else if (best.get().equals(JSON)) json(context);
        else page(context);
    }

    private void json(Context context) {
        Headers.vary(context, "Accept-Language");
        Representation.of(engine.version(), JSON, SearchJson.of(found(context))).send(context);
    }

    private void page(Context context) {
        SearchView view = found(context);
        String title = view.words().isEmpty() ? "Search" : "Search: " + view.words();
        Page page = new Page(title, "", "Search", List.of(new Page.Alternate(JSON, "/search.json?q=" + URLEncoder.encode(view.words(), StandardCharsets.UTF_8))), view.words());
        Representation.of(engine.version(), Pages.HTML, Pages.render("search/page.jte", Map.of("page", page, "view", view))).send(context);
    }

    private SearchView found(Context context) {
        Words words = new Words(Optional.ofNullable(context.queryParam("q")).orElse(""));
        String lang = Optional.ofNullable(context.queryParam("lang")).filter(Languages.ALL::contains).orElseGet(() -> Languages.negotiate(Headers.of(context, "Accept-Language")));
        SearchView view = finder.find(words, lang);
        return words.isBlank() ? view : withQuestions(view, words, lang);
    }

    private SearchView withQuestions(SearchView view, Words words, String lang) {
        Map<Node, Label> names = labels.of(Sentences.defaults(questions.all()), lang);
        QuestionFinder.Found found = QuestionFinder.find(words.text(), questions.all(), names);
        return view.with(found.questions().stream().map(question -> question(question, names)).toList(), found.whole());
    }

    private static SearchView.Question question(Question question, Map<Node, Label> names) {
        return new SearchView.Question(question.name(), question.title(), Sentences.of(question, question.defaults(), names));
    }
}
