package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import steppe.model.Names;

/**
 * Every IRI below the base that the dump holds, as subject, predicate, object or graph, is asked for as a browser and as a program
 * would: it answers with 200, after a redirection where it is a thing, and what comes back mentions it.
 */
class DereferenceIT {
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private static final Pattern MENTIONS = Pattern.compile("\\sid=\"([^\"]+)\"|https://w3id\\.org/steppe/[^\\s<>\"]*");
    /** The IRIs by the document that they lead to: fragments are not sent. */
    private static final Map<String, TreeSet<String>> MINTED = new TreeMap<>();

    @BeforeAll
    static void readTheDump() throws Exception {
        DatasetGraph dump = DatasetGraphFactory.create();
        try (InputStream in = new GZIPInputStream(HTTP.send(request("dump/steppe.nq.gz", "*/*"), BodyHandlers.ofInputStream()).body())) {
            RDFParser.source(in).lang(Lang.NQUADS).parse(dump);
        }
        dump.stream().flatMap(quad -> Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())).filter(Node::isURI).map(Node::getURI)
                .filter(iri -> iri.startsWith(Names.BASE)).forEach(iri -> MINTED.computeIfAbsent(iri.replaceFirst("#.*", ""), document -> new TreeSet<>()).add(iri));
        assertThat(MINTED).hasSizeGreaterThan(2000);
        assertThat(MINTED.values().stream().mapToInt(TreeSet::size).sum()).isGreaterThan(4000);
    }

    @Test
    void aBrowserGetsAPageThatNamesIt() {
        assertThat(failures("text/html", page -> {
            Set<String> names = MENTIONS.matcher(page).results().map(found -> found.group(1) == null ? found.group() : found.group(1)).collect(Collectors.toSet());
            return iri -> names.contains(iri) || iri.contains("#") && names.contains(iri.replaceFirst(".*#", ""));
        })).isEmpty();
    }

    @Test
    void aProgramGetsTriplesOfIt() {
        assertThat(failures("text/turtle", turtle -> {
            Graph graph = RDFParser.create().source(new StringReader(turtle)).lang(Lang.TURTLE).base(Names.BASE).toGraph();
            return iri -> mentions(graph, NodeFactory.createURI(iri));
        })).isEmpty();
    }

    private static boolean mentions(Graph graph, Node it) {
        return graph.contains(it, Node.ANY, Node.ANY) || graph.contains(Node.ANY, Node.ANY, it) || graph.contains(Node.ANY, it, Node.ANY);
    }

    /** @param reader what a body mentions */
    private static List<String> failures(String type, Function<String, Predicate<String>> reader) {
        return MINTED.entrySet().parallelStream().flatMap(document -> failures(document.getKey(), document.getValue(), type, reader)).toList();
    }

    private static Stream<String> failures(String document, Set<String> iris, String type, Function<String, Predicate<String>> reader) {
        HttpResponse<String> answer = get(document.substring(Names.BASE.length()), type);
        boolean there = answer.statusCode() == 200 && answer.headers().firstValue("Content-Type").orElse("").startsWith(type);
        if (!there) return Stream.of(document + ": " + answer.statusCode());
        Predicate<String> mentions = reader.apply(answer.body());
        return iris.stream().filter(iri -> !mentions.test(iri)).map(iri -> iri + " is not mentioned");
    }

    private static HttpResponse<String> get(String path, String accept) {
        try {
            return HTTP.send(request(path, accept), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static HttpRequest request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(Service.running().root() + "/" + path)).header("Accept", accept).build();
    }
}
