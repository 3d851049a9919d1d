package steppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.read.Repository;
import steppe.store.Build;
import steppe.store.StoreFolder;

/**
 * The two services of docker-compose.yml as two processes with the file's own arguments; no Docker engine is needed.
 * Only what a container would give them is replaced: the paths of the mounts, the names of the hosts, the ports.
 */
class ComposeIT {
    private static Running fuseki;
    private static Running gallery;

    @BeforeAll
    static void compose(@TempDir Path folder) throws Exception {
        new Build(new Repository(Path.of(".")), Optional.empty(), line -> { }).into(new StoreFolder(folder.resolve("store")), "test");
        int fusekiPort = Running.freePort();
        int galleryPort = Running.freePort();
        Path jetty = folder.resolve("jetty.xml");
        Files.writeString(jetty, Files.readString(Path.of("src/main/docker/fuseki-jetty.xml")).replace(">3030<", ">" + fusekiPort + "<"));
        Map<String, String> places = Map.of(
                "/store/", folder.resolve("store") + "/",
                "/data", Files.createDirectory(folder.resolve("data")).toString(),
                "/fuseki/jetty.xml", jetty.toString(),
                "/fuseki/log4j2.properties", Path.of("src/main/docker/fuseki-log4j2.properties").toAbsolutePath().toString(),
                "/fuseki/fuseki-server.jar", Path.of("target/fuseki/jena-fuseki-server-5.6.0.jar").toAbsolutePath().toString(),
                "http://fuseki:3030/", "http://localhost:" + fusekiPort + "/");
        fuseki = Running.start(fuseki(places), Map.of("FUSEKI_BASE", folder.resolve("run").toString()), fusekiPort, "/steppe?query=ASK%7B%7D");
        Map<String, String> environment = new HashMap<>(Image.read().environment());
        environment.putAll(Map.of("STEPPE_REPOSITORY", Path.of("").toAbsolutePath().toString(), "STEPPE_HOST", "localhost", "STEPPE_PORT", "" + galleryPort));
        gallery = Running.start(gallery(places), environment, galleryPort, "/");
    }

    @AfterAll
    static void stop() throws Exception {
        if (gallery != null) gallery.close();
        if (fuseki != null) fuseki.close();
    }

    @Test
    void theFlagshipQuestionIsAnsweredThroughTheGallery() throws Exception {
        String answer = gallery.get("/question/members-of-both.csv", "*/*").body();
        assertThat(answer.lines().skip(1)).hasSize(5);
        assertThat(answer).contains("/id/Kazakhstan").contains("/id/Belarus");
    }

    @Test
    void fromTheDocumentsAloneItHasThreeRows() throws Exception {
        String documents = "?sources=astana-2024&sources=cepa-2025&sources=conversation-2025&sources=different-truths-2025&sources=two-years-2024";
        assertThat(gallery.get("/question/members-of-both.csv" + documents, "*/*").body().lines().skip(1)).hasSize(3);
    }

    @Test
    void entitiesAreAnsweredToo() throws Exception {
        assertThat(gallery.get("/id/SCO.ttl", "*/*").body()).contains("memberOf");
    }

    /** The links of pages and the editor lead to the gallery's own address; the other server is not open to browsers. */
    @Test
    void queriesAreAskedThroughTheGallery() throws Exception {
        String flagship = "/sparql?query=" + java.net.URLEncoder.encode("PREFIX : <https://w3id.org/steppe/id/> PREFIX steppe: <https://w3id.org/steppe/ontology#>"
                + " SELECT ?state { ?state steppe:memberOf :SCO , :CSTO } ORDER BY ?state", java.nio.charset.StandardCharsets.UTF_8);
        assertThat(gallery.get(flagship, "text/csv").body().lines()).hasSize(6).contains("https://w3id.org/steppe/id/Kazakhstan");
        assertThat(gallery.get(flagship + "&default-graph-uri=https%3A%2F%2Fw3id.org%2Fsteppe%2Fgraph%2Fentities", "text/csv").body().lines()).hasSize(1);
        assertThat(gallery.get("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", "application/sparql-results+json").body()).contains("true");
        assertThat(gallery.get("/sparql?query=CONSTRUCT%20WHERE%7B%3Fs%20a%20%3Fo%7DLIMIT%202", "text/turtle").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/turtle");
        assertThat(gallery.get("/sparql?query=SELECT", "*/*").statusCode()).isEqualTo(400);
        assertThat(gallery.get("/sparql?query=ASK%7BSERVICE%20%3Chttp%3A%2F%2Flocalhost%2F%3E%7B%3Fs%20%3Fp%20%3Fo%7D%7D", "*/*").statusCode()).isEqualTo(403);
        assertThat(gallery.get("/sparql", "text/html").body()).contains("<form class=\"sparql\"");
        assertThat(gallery.get("/sparql/explain?query=ASK%7B%3Fs%20a%20%3Chttp%3A%2F%2Fx%2F%3E%7D", "application/json").body()).contains("first that leaves nothing");
    }

    @Test
    void thePublicServerCannotBeWritten() throws Exception {
        assertThat(fuseki.get("/steppe/update?update=DROP%20ALL", "*/*").statusCode()).isBetween(400, 405);
    }

    /** Fuseki's own log has a line for each query: a second access log, with whatever a query holds. */
    @Test
    void fusekiKeepsNoLogOfQueries() throws Exception {
        fuseki.get("/steppe?query=ASK%20%7B%20%3Fthis%20%3Fis%20%3Fasked%20%7D", "*/*");
        assertThat(fuseki.output()).doesNotContain("asked").doesNotContain("INFO");
    }

    /**
     * At a second start Docker gives a tmpfs the mode of the folder below it. Only /tmp is one that an image has and everybody may write;
     * where it had to be made, it is root's, and Fuseki ended with "Fuseki base is not writable" when it was restarted.
     */
    @Test
    void whatIsWrittenInMemoryIsStillWritableAfterARestart() throws Exception {
        for (String file : Compose.FILES) {
            Compose.services(file).forEach((name, service) -> assertThat(service.get("tmpfs")).as(file + " " + name).isEqualTo(List.of("/tmp")));
        }
        assertThat(Compose.map(Compose.services("docker-compose.yml").get("fuseki").get("environment"))).extractingByKey("FUSEKI_BASE").asString().startsWith("/tmp/");
    }

    private static List<String> fuseki(Map<String, String> places) throws Exception {
        var service = Compose.services("docker-compose.yml").get("fuseki");
        return Stream.of("entrypoint", "command").flatMap(part -> Compose.words(service.get(part)).stream()).map(argument -> local(argument.replace("$$", "$"), places)).toList();
    }

    /** The image's process with the arguments of the file. */
    private static List<String> gallery(Map<String, String> places) throws Exception {
        List<String> arguments = Compose.words(Compose.services("docker-compose.yml").get("gallery").get("command"));
        return Image.read().command(arguments.stream().map(argument -> local(argument, places)).toList(), Path.of("").toAbsolutePath());
    }

    private static String local(String argument, Map<String, String> places) {
        if (argument.equals("java")) return Running.java();
        for (var place : places.entrySet()) argument = argument.replace(place.getKey(), place.getValue());
        return argument;
    }
}
