package steppe.gallery;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.query.AnswerFormat;
import steppe.query.Choices;
import steppe.query.Engine;
import steppe.query.Nearest;
import steppe.query.Question;
import steppe.query.SavedQuestions;
import steppe.query.Verified;
import steppe.web.Accept;
import steppe.web.Headers;
import steppe.web.HttpProblem;
import steppe.web.Label;
import steppe.web.Labels;
import steppe.web.Languages;
import steppe.web.Page;
import steppe.web.Passages;
import steppe.web.Pages;
import steppe.web.QuestionFinder;
import steppe.web.Reply;
import steppe.web.Representation;
import steppe.web.Sentences;

/**
 * The gallery of saved questions: {@code /} lists them, {@code /question/NAME} asks one, and the same address with a
 * suffix ({@code .csv .tsv .json .xml .rq .bib}) or the matching Accept header gives its data. Needs no script.
 */
public final class Gallery {
    private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);
    private static final int CONTEXT = 80;
    /** The data set that all this is about, for programs. */
    private static final List<Page.Alternate> DESCRIPTIONS = List.of(new Page.Alternate("application/ld+json", "/dataset.jsonld"), new Page.Alternate("text/turtle", "/dataset.ttl"));
    private static final String QUERY = "application/sparql-query";
    private static final String EVIDENCE = "evidence.";
    private static final List<String> OFFERS = Stream.of(Stream.of("text/html"), Arrays.stream(AnswerFormat.values()).flatMap(format -> format.mediaTypes().stream()), Stream.of(QUERY))
            .flatMap(types -> types).toList();

    private final Engine engine;
    private final SavedQuestions questions;
    private final Requests requests;
    private final Labels labels;
    private final Answers answers;
    private final QuestionPages pages;
    private final OpenApi api;
    private final Verified verified;

    /**
     * @param verified what the cards say of their answers
     * @param labels shared with the other pages, so that each label is asked for once
     * @param documents a folder with the documents' texts, {@code NAME.txt}; with it the evidence shows the passages
     */
    public Gallery(Engine engine, SavedQuestions questions, Verified verified, Labels labels, Optional<Path> documents) {
        this.engine = engine;
        this.questions = questions;
        this.verified = verified;
        Sources sources = new Sources(engine);
        Choices choices = new Choices(engine, questions);
        this.requests = new Requests(sources);
        this.labels = labels;
        this.answers = new Answers(engine);
        Evidence evidence = new Evidence(engine, sources, labels, new Passages(documents, CONTEXT));
        this.pages = new QuestionPages(engine, sources, new Fields(choices, labels), answers, new EvidenceRows(evidence), new Tables(answers, evidence, new Emptinesses(engine, answers, evidence, labels), labels),
                new Drawings(engine, labels), labels);
        this.api = new OpenApi(questions, choices, sources);
    }

    /** All its routes. */
    public void addTo(JavalinConfig config) {
        config.routes.get("/", this::home);
        config.routes.head("/", this::home);
        config.routes.get("/question/{name}", this::question);
        config.routes.head("/question/{name}", this::question);
        config.routes.get("/openapi.json", this::api);
        config.routes.head("/openapi.json", this::api);
    }

    /** Makes the page and the data of a question with its defaults, so that nobody waits for them; what fails is left to who asks. */
    public void warm(Question question) {
        try {
            pages.warm(question);
        } catch (RuntimeException | InternalError e) { // so a damaged file is said
            LOG.warn("{} could not be made ahead", question.name(), e);
        }
    }

    private void api(Context context) {
        api.of(engine.version()).send(context);
    }

    private void home(Context context) {
        Headers.vary(context, "Accept-Language");
        String search = Optional.ofNullable(context.queryParam("q")).orElse("").strip();
        Map<String, Object> parameters = Map.of("page", new Page("Questions", "", "Questions", DESCRIPTIONS), "view", home(search, Languages.negotiate(Headers.of(context, "Accept-Language"))));
        Representation.of(engine.version(), Pages.HTML, Pages.render("home.jte", parameters)).send(context);
    }

    private HomeView home(String search, String lang) {
        Map<Node, Label> names = labels.of(Sentences.defaults(questions.all()), lang);
        QuestionFinder.Found found = QuestionFinder.find(search, questions.all(), names);
        Map<String, List<HomeView.Card>> themes = new LinkedHashMap<>();
        questions.byTheme().forEach((theme, group) -> {
            List<HomeView.Card> cards = group.stream().filter(found.questions()::contains).map(question -> card(question, names)).toList();
            if (!cards.isEmpty()) themes.put(theme, cards);
        });
        return new HomeView(search, found.whole(), themes, found.questions().size(), questions.all().size());
    }

    private HomeView.Card card(Question question, Map<Node, Label> names) {
        String sentence = Sentences.of(question, question.defaults(), names);
        return new HomeView.Card(question.title(), sentence, question.summary(), "/question/" + question.name(), answers.known(question).map(Tables::count), HomeView.Check.of(verified.of(question)));
    }

    private void question(Context context) {
        String path = context.pathParam("name");
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Reply reply = questions.find(name).map(question -> requests.read(question, context).fold(
                asked -> dot < 0 ? negotiated(asked, context) : suffixed(asked, path.substring(dot + 1)),
                HttpProblem::badRequest)).orElseGet(() -> unknown(name));
        reply.send(context);
    }

    private HttpProblem unknown(String name) {
        String hint = Nearest.hint(name, questions.names());
        return HttpProblem.notFound("There is no question '" + name + "'. " + (hint.isEmpty() ? "The list of all is at /." : hint));
    }

    // A suffix wins over the Accept header: it is the one that can be linked to.
    private Reply suffixed(Asked asked, String suffix) {
        if (suffix.equals("rq")) return pages.query(asked);
        if (suffix.equals("bib")) return pages.citation(asked, asked.question().name() + ".bib");
        if (suffix.startsWith(EVIDENCE)) return AnswerFormat.ofSuffix(suffix.substring(EVIDENCE.length())).map(format -> pages.evidence(asked, format)).orElseGet(() -> unknownFormat(suffix));
        Optional<Reply> answer = AnswerFormat.ofSuffix(suffix).map(format -> pages.answer(asked, format));
        return answer.orElseGet(() -> unknownFormat(suffix));
    }

    private static HttpProblem unknownFormat(String suffix) {
        return HttpProblem.notFound("There is no format '." + suffix + "': expected .csv, .tsv, .json or .xml, each with .evidence before it too, .rq or .bib.");
    }

    private Reply negotiated(Asked asked, Context context) {
        Headers.vary(context, "Accept", "Accept-Language");
        Optional<String> best = Accept.of(context.req()).best(OFFERS);
        if (best.isEmpty()) return HttpProblem.notAcceptable("This question is answered as " + String.join(", ", OFFERS) + ".");
        if (best.get().equals(QUERY)) return pages.query(asked);
        return AnswerFormat.ofMediaType(best.get()).map(format -> pages.answer(asked, format)).orElseGet(() -> pages.page(asked));
    }
}
