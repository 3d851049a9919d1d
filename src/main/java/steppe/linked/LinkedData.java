package steppe.linked;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.query.Choices;
import steppe.query.Engine;
import steppe.query.SavedQuestions;
import steppe.web.Accept;
import steppe.web.Headers;
import steppe.web.HttpProblem;
import steppe.web.Labels;
import steppe.web.Pages;
import steppe.web.Passages;
import steppe.web.Problems;
import steppe.web.Representation;

/**
 * Answers for every IRI that Steppe mints, at the same path below the root: a thing sends on to its page or data (303), a
 * document is sent itself. The Accept header chooses, a suffix ({@code .html .ttl .jsonld .nt .rdf}) wins over it.
 */
public final class LinkedData {
    private static final String LICENSE = "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"";
    private static final int CONTEXT = 240;
    /** A description with more claims comes in parts; there are more in large graphs only. */
    private static final int WHOLE = 800;
    private static final int PART = 250;
    /** Entries on a page of a list. */
    private static final int LISTED = 2000;
    private static final String NUMBER = "[1-9]\\d{0,5}";
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private final Engine engine;
    private final Descriptions descriptions;
    private final Disagreements disagreements;
    private final ThingPages things;
    private final ClaimPages claims;
    private final OntologyPages ontology;
    private final Indexes indexes;
    private final Parts parts;

    /**
     * @param questions the pages of things lead to those that can be asked about them
     * @param labels    shared with the other pages, so that each label is asked for once
     * @param documents a folder with the documents' texts, {@code NAME.txt}; with it the pages of claims show the passages
     */
    public LinkedData(Engine engine, SavedQuestions questions, Labels labels, Optional<Path> documents) {
        this(engine, questions, labels, documents, WHOLE, PART, LISTED);
    }

    LinkedData(Engine engine, SavedQuestions questions, Labels labels, Optional<Path> documents, int whole, int part, int listed) {
        this.engine = engine;
        this.descriptions = new Descriptions(engine);
        this.parts = new Parts(engine, descriptions, whole, part);
        this.disagreements = new Disagreements(engine);
        this.things = new ThingPages(engine, new Stories(engine, new Choices(engine, questions), labels), disagreements);
        this.claims = new ClaimPages(new Passages(documents, CONTEXT));
        this.ontology = new OntologyPages(engine, labels);
        this.indexes = new Indexes(engine, labels, listed);
    }

    /** All its routes. */
    public void addTo(JavalinConfig config) {
        for (Kind kind : Kind.values()) {
            for (String route : kind.routes()) add(config, route, context -> answer(kind, context));
        }
        add(config, "/disagreements", context -> send(context, Format.HTML, () -> page("disagreements", disagreements.page())));
        add(config, "/id", context -> index(context, Kind.THING, "Entities", "Everything that the graph knows by name: its page shows what is said of it, and who says so."));
        add(config, "/document", context -> index(context, Kind.DOCUMENT, "Documents", "The documents that claims were taken from, and the sources that they cite."));
        add(config, "/vocabulary", context -> index(context, Kind.CONCEPT, "Vocabulary", "The roles, statuses, topics and other concepts that claims use."));
    }

    private static void add(JavalinConfig config, String route, Handler handler) {
        config.routes.get(route, handler);
        config.routes.head(route, handler);
        config.routes.options(route, context -> context.status(204).header("Allow", METHODS));
    }

    private void answer(Kind kind, Context context) {
        Address address = Address.of(kind, name(context));
        Optional<Node> it = address.iri().filter(descriptions::exists);
        if (it.isEmpty()) {
            Problems.send(context, HttpProblem.notFound("Steppe knows no " + kind.label() + " of this name: " + address.local() + "."));
            return;
        }
        Optional<Format> format = address.suffix().or(() -> Accept.of(context.req()).best(Format.mediaTypes()).map(Format::ofMediaType));
        format.ifPresentOrElse(chosen -> answer(context, address, it.get(), chosen), () -> Problems.send(context, HttpProblem.notAcceptable(
                "This is to be had as " + String.join(", ", Format.mediaTypes()) + ".")));
    }

    private static String name(Context context) {
        if (context.pathParamMap().containsKey("suffix")) return "." + context.pathParam("suffix");
        return context.pathParamMap().getOrDefault("name", "");
    }

    private void answer(Context context, Address address, Node it, Format format) {
        context.header("Link", links(address, format));
        if (address.suffix().isEmpty()) Headers.vary(context, "Accept");
        if (address.kind().isThing() && address.suffix().isEmpty()) {
            String asked = Optional.ofNullable(context.queryParam("page")).filter(page -> page.matches(NUMBER)).map(page -> "?page=" + page).orElse("");
            context.status(303).header("Location", address.path(format) + asked).header("Cache-Control", "no-cache");
            return;
        }
        if (address.suffix().isEmpty()) context.header("Content-Location", address.path(format));
        part(context, address, it, format);
    }

    /** A large one in parts: {@code ?page=2}, and where the others are (RFC 8288, RFC 5005 section 3). */
    private void part(Context context, Address address, Node it, Format format) {
        Optional<Integer> page = page(context);
        Part part = page.map(number -> format.isData() ? parts.of(address.kind(), it, number) : parts.forPage(address.kind(), it, number)).orElseGet(() -> Part.none(0));
        if (!part.exists()) {
            Problems.send(context, HttpProblem.notFound("This description has no page " + context.queryParam("page") + "."));
            return;
        }
        if (part.last() > 1) context.res().addHeader("Link", pages(address.path(format), part));
        send(context, format, () -> format.isData() ? Writer.write(part.description(), format) : html(address, part));
    }

    /** The first if none is asked for; nothing if that is no number. */
    private static Optional<Integer> page(Context context) {
        return Optional.of(Optional.ofNullable(context.queryParam("page")).orElse("1")).filter(page -> page.matches(NUMBER)).map(Integer::valueOf);
    }

    private static String pages(String path, Part part) {
        List<String> links = new ArrayList<>(List.of(link(path + "?page=1", "first"), link(path + "?page=" + part.last(), "last")));
        if (part.number() > 1) links.add(link(path + "?page=" + (part.number() - 1), "prev"));
        if (part.number() < part.last()) links.add(link(path + "?page=" + (part.number() + 1), "next"));
        return String.join(", ", links);
    }

    private void send(Context context, Format format, Supplier<byte[]> body) {
        Representation.of(engine.version(), format.isData() ? format.mediaType() + "; charset=utf-8" : Pages.HTML, body.get()).forAsLongAsTheData().send(context);
    }

    /** The other formats, the data behind the page, what all this is about, and its licence (RFC 8288). */
    private static String links(Address address, Format format) {
        String alternates = java.util.Arrays.stream(Format.values()).filter(other -> other != format)
                .map(other -> link(address.path(other), "alternate") + "; type=\"" + other.mediaType() + "\"").collect(Collectors.joining(", "));
        String about = link(address.path(Format.TURTLE), "describedby") + "; type=\"" + Format.TURTLE.mediaType() + "\"";
        return String.join(", ", alternates, about, link(address.path(), "describes"), link(address.path(Format.HTML), "canonical"), LICENSE);
    }

    private static String link(String target, String relation) {
        return "<" + target + ">; rel=\"" + relation + "\"";
    }

    private byte[] html(Address address, Part part) {
        return switch (address.kind()) {
            case CLAIM -> page("claim", claims.page(address, part.description()));
            case ONTOLOGY -> page("ontology", ontology.page(address, part.description()));
            default -> page("thing", things.page(address, part));
        };
    }

    private void index(Context context, Kind kind, String title, String lede) {
        page(context).flatMap(number -> indexes.page(kind, title, lede, number)).ifPresentOrElse(list -> send(context, Format.HTML, () -> page("index", list)),
                () -> Problems.send(context, HttpProblem.notFound("This list has no page " + context.queryParam("page") + ".")));
    }

    private static byte[] page(String template, Object view) {
        return Pages.render("linked/" + template + ".jte", Map.of("view", view));
    }
}
