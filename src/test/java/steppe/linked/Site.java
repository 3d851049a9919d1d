package steppe.linked;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import steppe.World;
import steppe.model.Texts;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.RemoteEngine;
import steppe.serve.Server;
import steppe.store.StoreVersion;
import steppe.web.Labels;
import steppe.web.Web;

/**
 * The drawn world, built into a real store and served on a free port, with one document more whose text is at hand:
 * gamma, which is hostile, and has letters beyond the basic plane before its passage.
 */
final class Site implements AutoCloseable {
    static final String TEXT = "😀😀 First. <script>alert('x')</script> & said \"Belarus\" left. Last.";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final DatasetGraph dataset;
    private final Engine engine;
    private final Server server;
    private final Server remote;

    private Site(StoreVersion store, Path documents) {
        this.dataset = store.dataset();
        this.engine = new LocalEngine(dataset, store.name(), () -> { });
        this.server = serve(engine, Optional.of(dataset), documents);
        this.remote = serve(new RemoteEngine("http://localhost:" + server.port() + "/sparql"), Optional.empty(), documents);
    }

    private static Server serve(Engine engine, Optional<DatasetGraph> dataset, Path documents) {
        LinkedData linked = new LinkedData(engine, steppe.query.World.questions(), new Labels(engine), Optional.of(documents));
        return Server.start("localhost", 0, dataset, (config, turns) -> {
            Web.addTo(config);
            linked.addTo(config);
        });
    }

    static Site in(Path folder) throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("gamma.txt"), TEXT);
        World world = World.drawnIn(Files.createDirectory(folder.resolve("repository"))).with("triples/documents.ttl", gamma()).with("triples/gamma.ttl", claims());
        world.with("triples/curation.ttl", """
                :Disagreement-Belarus a steppe:Disagreement ; rdfs:label "Is Belarus in the SCO?"@en ; steppe:kind v:FactualDisagreement ;
                  steppe:involves claim:gamma-10a , claim:alpha-70a ; steppe:resolvedBy claim:reference-SCO-Belarus ; steppe:resolution "The roster decides."@en .""");
        return new Site(world.builtIn(folder.resolve("store")), documents);
    }

    private static String gamma() {
        return """
                <gamma> a steppe:Document ; dcterms:title "Gamma"@en ; rdfs:label "Gamma"@en ; skos:definition "Hostile."@en ; dcterms:creator :Press ; dcterms:publisher :Press ;
                  dcterms:issued "2025-01-10"^^xsd:date ; dcterms:language "en" ; steppe:originGroup "G" ; steppe:where "Nowhere."@en ;
                  rdfs:seeAlso <javascript:alert(1)> , <https://example.org/gamma> ;
                  steppe:sha256 "%s" ; steppe:codePoints %d ; steppe:contentStart 0 ; steppe:contentEnd %d ."""
                .formatted(Texts.digest(TEXT.getBytes(StandardCharsets.UTF_8)), TEXT.codePointCount(0, TEXT.length()), TEXT.codePointCount(0, TEXT.length()));
    }

    private static String claims() {
        return World.PREFIXES + """
                claim:gamma-10a a steppe:MembershipClaim ; steppe:passage <gamma#char=10,35> ;
                  rdfs:label "<img src=x onerror=alert(1)> Belarus isn't in the SCO & \\"never\\" was."@en ;
                  steppe:subject :Belarus ; steppe:predicate steppe:memberOf ; steppe:object :SCO ; steppe:negated true ; steppe:when "2024-10" ;
                  steppe:rank v:Deprecated ; steppe:correctedBy claim:reference-SCO-Belarus .
                """;
    }

    Engine engine() {
        return engine;
    }

    DatasetGraph dataset() {
        return dataset;
    }

    HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send("GET", path, "Accept", accept);
    }

    /** From the pages that ask the first server's endpoint over HTTP. */
    HttpResponse<String> getRemote(String path, String accept) throws IOException, InterruptedException {
        return send(remote, "GET", path, "Accept", accept);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(server, method, path, headers);
    }

    private static HttpResponse<String> send(Server to, String method, String path, String... headers) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + to.port() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).headers(headers).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        remote.close();
        server.close();
        StoreVersion.close(dataset);
    }
}
