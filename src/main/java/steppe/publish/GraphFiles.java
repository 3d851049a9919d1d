package steppe.publish;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.web.Accept;
import steppe.web.Headers;
import steppe.web.RdfFormat;
import steppe.web.Representation;

/**
 * A named graph, with the one that was derived from it, in the formats that keep graphs apart: {@code /graph/NAME.trig} and
 * {@code .nq}, or by the Accept header. All other formats are left to those who describe things.
 */
final class GraphFiles {
    private static final String FOLDER = "/graph/";
    private final Engine engine;
    private final Contents contents;

    GraphFiles(Engine engine) {
        this.engine = engine;
        this.contents = new Contents(engine);
    }

    void addTo(JavalinConfig config) {
        config.routes.before(FOLDER + "*", this::answer);
        config.routes.after(FOLDER + "*", GraphFiles::link);
    }

    private void answer(Context context) {
        Optional<QuadFormat> suffix = QuadFormat.ofSuffix(suffix(context.path()));
        Optional<QuadFormat> format = suffix.or(() -> hasSuffix(context.path()) ? Optional.empty() : accepted(context));
        String name = name(context.path());
        if (format.isEmpty() || !context.method().name().matches("GET|HEAD")) return;
        List<Node> graphs = graphs(name);
        if (graphs.isEmpty()) return;
        if (suffix.isEmpty()) {
            Headers.vary(context, "Accept");
            context.header("Content-Location", FOLDER + name + "." + format.get().suffix());
        }
        write(graphs, format.get()).send(context);
        context.skipRemainingHandlers();
    }

    private Representation write(List<Node> graphs, QuadFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        contents.writeQuads(graphs, format.syntax(), out);
        return Representation.of(engine.version(), format.mediaType() + "; charset=utf-8", out.toByteArray());
    }

    /** Those of the two that there are. */
    private List<Node> graphs(String name) {
        List<Node> wanted = List.of(Names.graph(name), Names.graph("derived/" + name));
        return contents.graphs().stream().filter(wanted::contains).toList();
    }

    private static Optional<QuadFormat> accepted(Context context) {
        List<String> offers = new ArrayList<>(List.of("text/html"));
        offers.addAll(RdfFormat.mediaTypes());
        Arrays.stream(QuadFormat.values()).forEach(format -> offers.add(format.mediaType()));
        return Accept.of(context.req()).best(offers).flatMap(QuadFormat::ofMediaType);
    }

    /** The other descriptions name these as their alternates (RFC 8288). */
    private static void link(Context context) {
        if (context.statusCode() != 200 || QuadFormat.ofSuffix(suffix(context.path())).isPresent()) return;
        String place = FOLDER + name(context.path());
        context.res().addHeader("Link", Arrays.stream(QuadFormat.values())
                .map(format -> "<" + place + "." + format.suffix() + ">; rel=\"alternate\"; type=\"" + format.mediaType() + "\"").collect(Collectors.joining(", ")));
    }

    private static String suffix(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static boolean hasSuffix(String path) {
        return RdfFormat.ofSuffix(suffix(path)).isPresent() || suffix(path).equals("html");
    }

    private static String name(String path) {
        boolean suffixed = hasSuffix(path) || QuadFormat.ofSuffix(suffix(path)).isPresent();
        return path.substring(FOLDER.length(), suffixed ? path.lastIndexOf('.') : path.length());
    }
}
