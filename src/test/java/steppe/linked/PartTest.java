package steppe.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.model.Names;
import steppe.serve.Server;
import steppe.web.Labels;
import steppe.web.Web;

/** Large descriptions come in parts that together say what the whole says. */
class PartTest {
    private static final Service SERVICE = Service.running();
    private static final Pattern TURN = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"");
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @ParameterizedTest
    @CsvSource({"THING, id/SCO, 40", "DOCUMENT, document/different-truths-2025, 20", "CONCEPT, vocabulary/FullMember, 7", "THING, id/SCO, 1000"})
    void theLinksToTheNextPartLeadThroughTheWhole(Kind kind, String local, int size) throws Exception {
        Graph whole = new Descriptions(SERVICE.engine()).of(kind, NodeFactory.createURI(Names.BASE + local)).graph();
        try (Server server = serving(size)) {
            Graph read = GraphMemFactory.createDefaultGraph();
            int parts = 0;
            Optional<String> next = Optional.of("/" + local + ".nt");
            while (next.isPresent()) {
                HttpResponse<String> part = get(server, next.get());
                assertThat(part.statusCode()).isEqualTo(200);
                RDFParser.fromString(part.body(), Lang.NTRIPLES).parse(read);
                assertThat(part.body().lines().filter(line -> line.contains(" <" + Names.ONTOLOGY + "Claim> .")).count()).isLessThanOrEqualTo(size);
                assertThat(part.body().lines().filter(line -> line.startsWith("<" + Names.CLAIM) && line.endsWith(" <" + Names.BASE + local + "> .")).map(line -> line.split(" ")[0]).distinct().count()).as("that other parts' claims speak of it").isLessThanOrEqualTo(size);
                assertThat(part.body().lines().filter(line -> line.contains("#hasSource> ")).count()).as("passages of other parts").isLessThanOrEqualTo(size);
                parts++;
                next = next(part);
            }
            assertThat(read.isIsomorphicWith(whole)).isTrue();
            assertThat(parts > 1).isEqualTo(size < 1000);
            assertThat(get(server, "/" + local + ".nt?page=" + (parts + 1)).statusCode()).isEqualTo(404);
            assertThat(get(server, "/" + local + ".nt?page=x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void thePartsOfADocumentFollowItsText() throws Exception {
        List<Integer> starts = new ArrayList<>();
        try (Server server = serving(20)) {
            for (int number = 1; number <= 2; number++) {
                String part = get(server, "/document/different-truths-2025.nt?page=" + number).body();
                starts.addAll(Pattern.compile("#passage> <[^>]*#char=(\\d+),").matcher(part).results().map(passage -> Integer.valueOf(passage.group(1))).sorted().toList());
            }
        }
        assertThat(starts).hasSize(40).isSorted();
    }

    /** Nearly every claim bears one of these: that is no mention of the concept, and their pages would be the whole graph. */
    @ParameterizedTest
    @ValueSource(strings = {"Asserted", "Deprecated", "Relative", "Sure", "Approximately"})
    void whatMarksAClaimIsNotMentionedByIt(String mark) throws Exception {
        try (Server server = serving(1)) {
            HttpResponse<String> all = get(server, "/vocabulary/" + mark + ".nt");
            assertThat(all.statusCode()).isEqualTo(200);
            assertThat(all.body()).doesNotContain(Names.CLAIM);
            assertThat(get(server, "/vocabulary/" + mark + ".nt?page=2").statusCode()).isEqualTo(404);
        }
    }

    /** Every claim and period of the whole page is on one of the pages that its links lead through, and nothing else; so is each entry of a list. */
    @ParameterizedTest
    @CsvSource({"/id/SCO.html, 40", "/document/different-truths-2025.html, 20", "/vocabulary/FullMember.html, 7", "/id, 50", "/document, 5"})
    void thePagesForPeopleLeadThroughTheWhole(String path, int size) throws Exception {
        try (Server server = serving(size); Server other = serving(1000)) {
            Set<String> read = new TreeSet<>();
            int pages = 0;
            for (Optional<String> next = Optional.of(path); next.isPresent(); pages++) {
                HttpResponse<String> page = get(server, next.get());
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(names(path, page.body()).size()).isLessThanOrEqualTo(3 * size);
                read.addAll(names(path, page.body()));
                next = TURN.matcher(page.body()).results().map(turn -> turn.group(1)).findFirst();
            }
            assertThat(pages).isGreaterThan(1);
            assertThat(read).isEqualTo(names(path, get(other, path).body()));
            assertThat(get(server, path + "?page=" + (pages + 1)).statusCode()).isEqualTo(404);
            assertThat(get(server, path + "?page=0").statusCode()).isEqualTo(404);
        }
    }

    /** Of a list its entries, of a description its claims and periods. */
    private static Set<String> names(String path, String page) {
        String wanted = path.endsWith(".html") ? "/(?:claim|timeline)/" : path + "/";
        return Pattern.compile("href=\"(" + wanted + "[^\"#]*)").matcher(page).results().map(link -> link.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Server serving(int size) {
        LinkedData linked = new LinkedData(SERVICE.engine(), SERVICE.questions(), new Labels(SERVICE.engine()), Optional.empty(), size, size, size);
        return Server.start("localhost", 0, Optional.empty(), (config, turns) -> {
            Web.addTo(config);
            linked.addTo(config);
        });
    }

    private static Optional<String> next(HttpResponse<String> part) {
        return part.headers().allValues("Link").stream().map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1)).findFirst();
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(), BodyHandlers.ofString());
    }
}
