package steppe.gallery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import steppe.query.Answer;
import steppe.query.AnswerFormat;
import steppe.query.Engine;
import steppe.query.Question;
import steppe.web.HttpProblem;
import steppe.web.Labels;
import steppe.web.Page;
import steppe.web.Pages;
import steppe.web.Reply;
import steppe.web.Representation;
import steppe.web.Sentences;

/** The representations of an asked question: its page, its answer in the W3C formats, its query. The last ones are kept. */
final class QuestionPages {
    private static final long KEPT_BYTES = 64L << 20;

    private record Key(String version, Asked asked, String form) {}

    private final Engine engine;
    private final Sources sources;
    private final Fields fields;
    private final Answers answers;
    private final EvidenceRows evidence;
    private final Tables tables;
    private final Drawings drawings;
    private final Labels labels;
    private final BoundedCache<Key, Representation> kept = new BoundedCache<>(KEPT_BYTES, representation -> representation.body().length + 1024);

    QuestionPages(Engine engine, Sources sources, Fields fields, Answers answers, EvidenceRows evidence, Tables tables, Drawings drawings, Labels labels) {
        this.engine = engine;
        this.sources = sources;
        this.fields = fields;
        this.answers = answers;
        this.evidence = evidence;
        this.tables = tables;
        this.drawings = drawings;
        this.labels = labels;
    }

    Representation page(Asked given) {
        Asked asked = given.unsized();
        return kept.get(new Key(engine.version(), asked, "html"), () -> Representation.of(engine.version(), Pages.HTML, html(asked)).forAsLongAsTheData());
    }

    /** Its page in English and all of its data, from the defaults. */
    void warm(Question question) {
        Asked asked = new Asked(question, question.defaults(), List.of(), "en", 1);
        page(asked);
        for (AnswerFormat format : AnswerFormat.values()) answer(asked, format);
    }

    /** All rows, or, where a size is asked for, a page of them; pages are cut from the answer that is kept and not kept themselves. */
    Reply answer(Asked asked, AnswerFormat format) {
        return asked.size() == 0 ? whole(asked, format) : page(asked, answers.of(asked), format, "." + format.suffix());
    }

    private Reply page(Asked asked, Answer answer, AnswerFormat format, String suffix) {
        Paging paging = new Paging(asked, answer);
        if (!paging.exists()) return HttpProblem.notFound("There is no page " + asked.page() + ": the last is " + paging.pages() + ".");
        return data(asked, paging.page(), format, paging.links(suffix)).asDownload(asked.question().name() + "-" + asked.page() + suffix);
    }

    // What stops at a bound says so in the head where the format has one, relative to the answer's own address, and in a header in all of them.
    private Representation data(Asked asked, Answer answer, AnswerFormat format, List<String> pages) {
        List<String> links = new ArrayList<>(pages);
        if (answer.cut()) links.add("<" + asked.boundHref() + ">; rel=\"describedby\"");
        Representation data = Representation.of(engine.version(), format.contentType(), answer.write(format, answer.cut() ? List.of(".." + asked.boundHref()) : List.of()));
        return links.isEmpty() ? data : data.withHeader("Link", String.join(", ", links));
    }

    private Representation whole(Asked asked, AnswerFormat format) {
        Asked neutral = new Asked(asked.question(), asked.arguments(), asked.sources(), "en", 1);
        return kept.get(new Key(engine.version(), neutral, format.suffix()), () -> data(asked, answers.of(asked), format, List.of()).forAsLongAsTheData())
                .asDownload(asked.question().name() + "." + format.suffix());
    }

    /** Each row once for each claim behind it, with what there is to know of the claim. */
    Reply evidence(Asked asked, AnswerFormat format) {
        String suffix = ".evidence." + format.suffix();
        Asked neutral = new Asked(asked.question(), asked.arguments(), asked.sources(), "en", 1);
        if (asked.size() > 0) return page(asked, evidence.of(answers.of(asked)), format, suffix);
        return kept.get(new Key(engine.version(), neutral, suffix), () -> data(asked, evidence.of(answers.of(asked)), format, List.of()).forAsLongAsTheData())
                .asDownload(asked.question().name() + suffix);
    }

    Representation query(Asked asked) {
        byte[] text = asked.question().text(asked.arguments()).getBytes(StandardCharsets.UTF_8);
        return Representation.of(engine.version(), "application/sparql-query; charset=utf-8", text).asDownload(asked.question().name() + ".rq");
    }

    Representation citation(Asked asked, String name) {
        return Representation.of(engine.version(), "application/x-bibtex; charset=utf-8", citation(asked).bibtex().getBytes(StandardCharsets.UTF_8)).asDownload(name);
    }

    // In English whoever asks: one answer, one citation.
    private Citation citation(Asked asked) {
        List<Node> filled = asked.arguments().values().values().stream().flatMap(List::stream).toList();
        String sentence = Sentences.of(asked.question(), asked.arguments(), labels.of(filled, "en"));
        return Citation.of(asked, sentence, Tables.count(answers.of(asked)), engine.version());
    }

    private byte[] html(Asked asked) {
        Question question = asked.question();
        List<Page.Alternate> alternates = Arrays.stream(AnswerFormat.values()).map(format -> new Page.Alternate(format.mediaType(), asked.href("." + format.suffix()))).toList();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("page", new Page(question.title(), question.summary(), "Questions", alternates));
        parameters.put("view", view(asked));
        return Pages.render("question.jte", parameters);
    }

    private QuestionView view(Asked asked) {
        Question question = asked.question();
        Map<String, FieldView> all = fields.of(question, asked.arguments(), asked.lang());
        List<QuestionView.Part> sentence = question.sentence().stream().map(part -> part(part, all)).toList();
        List<String> inSentence = sentence.stream().flatMap(part -> part.field().stream()).map(FieldView::name).toList();
        List<FieldView> below = all.values().stream().filter(field -> !inSentence.contains(field.name())).toList();
        QuestionView.Table table = tables.of(asked);
        return new QuestionView(question.name(), question.title(), question.summary(), question.theme(), sentence, below, asked.lang().equals("en") ? "" : asked.lang(),
                choices(asked), inWords(asked), table, drawings.of(asked, tables.shown(asked), table.rows(), table.asOf()), question.query(asked.arguments()), asked.sparqlHref(), downloads(asked), citation(asked));
    }

    // A list of checkboxes does not fit into a sentence: there it is named, and stands below.
    private static QuestionView.Part part(Question.Part part, Map<String, FieldView> fields) {
        if (part.parameter().isEmpty()) return new QuestionView.Part(part.text(), Optional.empty(), false);
        FieldView field = fields.get(part.parameter().get().name());
        return field.kind().equals("checkboxes") ? new QuestionView.Part(field.filled(), Optional.empty(), true) : new QuestionView.Part("", Optional.of(field), false);
    }

    private List<QuestionView.SourceChoice> choices(Asked asked) {
        return sources.all().stream().map(source -> new QuestionView.SourceChoice(source.name(), source.title(), source.issued().orElse(""), source.isRoster(),
                asked.sources().isEmpty() || asked.sources().contains(source.name()))).toList();
    }

    private String inWords(Asked asked) {
        int all = sources.all().size();
        if (asked.sources().isEmpty()) return "all " + all + " sources";
        boolean rosters = asked.sources().contains(Source.ROSTERS);
        return asked.sources().size() + " of " + all + " sources, " + (rosters ? "with" : "without") + " reference rosters";
    }

    private static List<QuestionView.Download> downloads(Asked asked) {
        Stream<String> suffixes = asked.question().query().getProjectVars().stream().anyMatch(Answer::isClaim)
                ? Stream.of("csv", "tsv", "json", "xml", "evidence.csv", "evidence.json", "rq") : Stream.of("csv", "tsv", "json", "xml", "rq");
        return suffixes.map(suffix -> new QuestionView.Download(title(suffix), asked.onPage(1).href("." + suffix))).toList();
    }

    private static String title(String suffix) {
        if (suffix.equals("rq")) return "Query (.rq)";
        return suffix.startsWith("evidence.") ? "With evidence, " + suffix.substring("evidence.".length()).toUpperCase(Locale.ROOT) : suffix.toUpperCase(Locale.ROOT);
    }
}
