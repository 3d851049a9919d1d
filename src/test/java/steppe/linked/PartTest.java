package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steppe.Service;
import steppe.model.Names;
import steppe.serve.Server;
import steppe.web.Labels;
import steppe.web.Web;

/** Large descriptions come in parts that together say what the whole says. */
class PartTest {
    private static final Service SERVICE = Service.running();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @ParameterizedTest
    @CsvSource({"THING, id/SCO, 40", "DOCUMENT, document/different-truths-2025, 20", "CONCEPT, vocabulary/FullMember, 7", "THING, id/SCO, 1000"})
    void theLinksToTheNextPartLeadThroughTheWhole(Kind kind, String local, int size) throws Exception {
        Graph whole = new Descriptions(SERVICE.engine()).of(kind, NodeFactory.createURI(Names.BASE + local)).graph();
        LinkedData linked = new LinkedData(SERVICE.engine(), SERVICE.questions(), new Labels(SERVICE.engine()), Optional.empty(), size);
        try (Server server = Server.start("localhost", 0, Optional.empty(), (config, turns) -> {
            Web.addTo(config);
            linked.addTo(config);
        })) {
            Graph read = GraphMemFactory.createDefaultGraph();
            int parts = 0;
            Optional<String> next = Optional.of("/" + local + ".nt");
            while (next.isPresent()) {
                HttpResponse<String> part = get(server, next.get());
                assertThat(part.statusCode()).isEqualTo(200);
                RDFParser.fromString(part.body(), Lang.NTRIPLES).parse(read);
                assertThat(part.body().lines().filter(line -> line.contains(" <" + Names.ONTOLOGY + "Claim> .")).count()).isLessThanOrEqualTo(size);
                parts++;
                next = next(part);
            }
            assertThat(read.isIsomorphicWith(whole)).isTrue();
            assertThat(parts > 1).isEqualTo(size < 1000);
            assertThat(get(server, "/" + local + ".nt?page=" + (parts + 1)).statusCode()).isEqualTo(404);
            assertThat(get(server, "/" + local + ".nt?page=x").statusCode()).isEqualTo(404);
        }
    }

    private static Optional<String> next(HttpResponse<String> part) {
        return part.headers().allValues("Link").stream().map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1)).findFirst();
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(), BodyHandlers.ofString());
    }
}
