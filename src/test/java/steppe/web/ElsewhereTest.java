package steppe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import steppe.Service;
import steppe.serve.Server;
import steppe.serve.Site;

/** The service at another address than its own: a public base, a proxy that is believed, and one that is not. */
class ElsewhereTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PUBLIC = "https://example.org/graphs/steppe";
    private static final String[] FORWARDED = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "example.org, inner:80", "X-Forwarded-Prefix", "/graphs/steppe/"};
    private static final Pattern LINK = Pattern.compile("(?:href|src|action|data-map)=\"([^\"]*)\"");

    private static Server server;

    @BeforeAll
    static void serve() {
        server = serve(Base.of(Optional.of(URI.create(PUBLIC + "/")), Set.of()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/id/SCO.html", "/question/members-of-both", "/document/cepa-2025.html", "/sparql", "/ontology.html", "/search?q=china", "/nothing/here"})
    void everyLinkOfAPageStaysBelowThePublicBase(String path) throws Exception {
        HttpResponse<String> answer = get(server, path, "Accept", "text/html");
        List<String> own = links(answer.body()).filter(link -> link.startsWith("/")).toList();
        assertThat(own).isNotEmpty().allMatch(link -> link.startsWith("/graphs/steppe/"));
        // The explanation needs a query, which its form sends along.
        for (String link : own.stream().filter(link -> !link.endsWith("/sparql/explain")).distinct().limit(25).toList()) {
            String inside = link.substring("/graphs/steppe".length()).replace("&amp;", "&").replaceFirst("#.*", "");
            assertThat(get(server, inside.replace(" ", "%20"), "Accept", "text/html").statusCode()).as(inside).isIn(200, 303);
        }
    }

    @Test
    void whereToGoIsSaidInFull() throws Exception {
        HttpResponse<String> thing = get(server, "/id/SCO", "Accept", "text/turtle");
        assertThat(thing.headers().firstValue("Location")).hasValue(PUBLIC + "/id/SCO.ttl");
        String links = thing.headers().allValues("Link").toString();
        assertThat(links).contains("<" + PUBLIC + "/id/SCO.html>; rel=\"canonical\"").doesNotContain("</");
        assertThat(get(server, "/ontology", "Accept", "text/turtle").headers().firstValue("Content-Location")).hasValue("/graphs/steppe/ontology.ttl");
        assertThat(get(server, "/sparql", "Accept", "text/turtle").body()).contains("sd:endpoint           <" + PUBLIC + "/sparql>");
        assertThat(get(server, "/robots.txt", "Accept", "*/*").body()).contains(PUBLIC + "/sitemap.xml");
    }

    @Test
    void aProxyIsBelievedIfItIsTrusted() throws Exception {
        try (Server server = serve(Base.of(Optional.empty(), Set.of("127.0.0.1", "0:0:0:0:0:0:0:1")))) {
            assertThat(get(server, "/id/SCO", FORWARDED).headers().firstValue("Location").orElseThrow()).startsWith(PUBLIC + "/id/SCO.");
            assertThat(links(get(server, "/id/SCO.html", FORWARDED).body()).filter(link -> link.startsWith("/"))).allMatch(link -> link.startsWith("/graphs/steppe/"));
            String[] empty = {"X-Forwarded-Host", ",", "X-Forwarded-Prefix", ",,", "X-Forwarded-Proto", ""};
            assertThat(get(server, "/id/SCO", empty).headers().firstValue("Location").orElseThrow()).startsWith("http://localhost:" + server.port() + "/id/SCO.");
            String[] evil = {"X-Forwarded-Host", "evil\"><script>", "X-Forwarded-Prefix", "/x\"onload=", "X-Forwarded-Proto", "javascript"};
            assertThat(get(server, "/id/SCO", evil).headers().firstValue("Location").orElseThrow()).startsWith("http://localhost:" + server.port() + "/id/SCO.");
        }
    }

    /** Jetty writes such an address in brackets; the settings have none. */
    @Test
    void aProxyMayHaveAnAddressOfTheNewerProtocol() throws Exception {
        assumeTrue(hasLoopback(), "this machine has no ::1");
        Service service = Service.running();
        try (Server server = Server.start("::1", 0, Optional.empty(), new Site(service.engine(), service.questions(), Optional.empty(), Base.of(Optional.empty(), Set.of("0:0:0:0:0:0:0:1"))))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://[::1]:" + server.port() + "/robots.txt")).headers(FORWARDED).build();
            assertThat(HTTP.send(request, BodyHandlers.ofString()).body()).contains("Sitemap: " + PUBLIC + "/");
        }
    }

    private static boolean hasLoopback() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return any.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** What a client calls us comes back to it only if it can be a name. */
    @ParameterizedTest
    @CsvSource({"steppe.example:8080, http://steppe.example:8080", "[::1]:80, http://[::1]:80", "a'b, http://localhost:%d", "a_b, http://localhost:%d", "x;y, http://localhost:%d"})
    void theHostIsTheClientsIfItIsOne(String host, String root) throws Exception {
        try (Server server = serve(Base.asRequested()); Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(("GET /robots.txt HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("Sitemap: " + root.formatted(server.port()) + "/sitemap.xml");
        }
    }

    @Test
    void aProxyIsNotBelievedOtherwise() throws Exception {
        try (Server server = serve(Base.of(Optional.empty(), Set.of("192.0.2.1")))) {
            assertThat(get(server, "/id/SCO", FORWARDED).headers().firstValue("Location").orElseThrow()).startsWith("http://localhost:" + server.port() + "/id/SCO.");
        }
        try (Server server = serve(Base.asRequested())) {
            assertThat(get(server, "/id/SCO", FORWARDED).headers().firstValue("Location").orElseThrow()).startsWith("/id/SCO.");
            assertThat(get(server, "/robots.txt", FORWARDED).body()).contains("Sitemap: http://localhost:" + server.port() + "/");
        }
    }

    @Test
    void onlyLinksOfTagsChange() {
        assertThat(Elsewhere.withPrefix("<p title=\"> href=&#34;/a\">href=\"/b\" <a class='x>' href=\"/c\">/d</a><a href=\"//e\"><input value=\"/f\">", "/x"))
                .isEqualTo("<p title=\"> href=&#34;/a\">href=\"/b\" <a class='x>' href=\"/x/c\">/d</a><a href=\"//e\"><input value=\"/f\">");
    }

    private static Server serve(Base base) {
        Service service = Service.running();
        return Server.start("localhost", 0, Optional.empty(), new Site(service.engine(), service.questions(), Optional.empty(), base));
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(page).results().map(link -> link.group(1));
    }

    private static HttpResponse<String> get(Server server, String path, String... headers) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).headers(headers).build(), BodyHandlers.ofString());
    }
}
