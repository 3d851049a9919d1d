package steppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole service behind a proxy, below a path: no link leads out of it, in any format, and the editor works. */
class PrefixIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ENTER = "\\uE007";
    private static final int OF_EACH_KIND = 3;
    /** In pages any attribute that holds a path; in headers what stands in angle brackets; elsewhere every address of the host. */
    private static final Pattern IN_PAGES = Pattern.compile("\\s[a-z-]+=\"(/[^\"]*)\"");
    private static final Pattern IN_HEADERS = Pattern.compile("<([^>]*)>");
    private static Prefixed site;
    private static Pattern absolute;

    @BeforeAll
    static void start() throws Exception {
        site = new Prefixed();
        absolute = Pattern.compile("https?://" + Pattern.quote(site.host()) + "[^\\s\"'<>)\\]}]*");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private record Found(String link, String on) {}

    /** Some of each kind of page, and all that they lead to in two hundred steps and more; each is there, below the path. */
    @Test
    void noLinkLeavesThePath() throws Exception {
        Deque<Found> open = new ArrayDeque<>();
        for (String start : List.of("/", "/sitemap.xml", "/robots.txt", "/openapi.json", "/.well-known/void", "/dataset", "/sparql", "/.well-known/sparql-examples", "/search?q=china", "/context.jsonld")) {
            open.add(new Found(site.root() + start, "start"));
        }
        Set<String> seen = new HashSet<>();
        Map<String, Integer> kinds = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        while (!open.isEmpty()) {
            Found next = open.poll();
            if (!seen.add(next.link())) continue;
            if (!next.link().startsWith(site.root() + "/")) wrong.add(next.link() + " on " + next.on());
            else if (kinds.merge(kind(next.link()), 1, Integer::sum) <= OF_EACH_KIND) for (String accept : List.of("text/html", "text/turtle;q=0.9, */*;q=0.1")) open.addAll(linksOf(next, accept, wrong));
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).hasSizeGreaterThan(500);
        assertThat(kinds.keySet()).hasSizeGreaterThan(50).contains("/id/ html", "/claim/ html", "/question/ csv", "/dump/ gz", "/ontology html");
        assertThat(site.beside()).isEmpty();
    }

    private static List<Found> linksOf(Found page, String accept, List<String> wrong) throws Exception {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(page.link())).header("Accept", accept).build(), BodyHandlers.ofString());
        // The explanation and the endpoint say 400 without the query that their forms send along.
        boolean lacksQuery = page.link().endsWith("/sparql/explain") || page.link().endsWith("/sparql");
        if (!List.of(200, 303, 406, lacksQuery ? 400 : 200).contains(answer.statusCode())) wrong.add(answer.statusCode() + " for " + page.link() + " as " + accept + ", a link on " + page.on());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        Stream<String> said = Stream.of("Location", "Content-Location").flatMap(name -> answer.headers().allValues(name).stream());
        Stream<String> links = answer.headers().allValues("Link").stream().flatMap(header -> all(IN_HEADERS, header, 1));
        Stream<String> paths = type.startsWith("text/html") ? all(IN_PAGES, answer.body(), 1) : Stream.of();
        Stream<String> addresses = type.startsWith("application/gzip") ? Stream.of() : all(absolute, answer.body(), 0);
        return Stream.of(said, links, paths, addresses).flatMap(each -> each).map(link -> link.replace("&amp;", "&").replaceFirst("#.*", "").replace(" ", "%20"))
                .filter(link -> !link.isEmpty() && (link.startsWith("/") || link.contains(site.host()))).distinct()
                .map(link -> new Found(URI.create(page.link()).resolve(link).toString(), page.link() + " (" + accept + ")")).collect(Collectors.toCollection(ArrayList::new));
    }

    /** The first part of the path and the suffix: {@code /id/ ttl}. */
    private static String kind(String link) {
        String path = URI.create(link).getPath().substring(Prefixed.PREFIX.length());
        Matcher parts = Pattern.compile("(/[^/.]*/?)[^.]*\\.?(.*\\.)?([^/]*)").matcher(path);
        return parts.matches() ? parts.group(1) + " " + parts.group(3) : path;
    }

    private static Stream<String> all(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(match -> match.group(group));
    }

    @Test
    void theEditorAsksAndExplainsBelowThePath() throws Exception {
        assumeTrue(Browser.INSTALLED, "skipped: Debian's chromium and chromium-driver are not installed");
        try (Browser browser = Browser.start(1200, 900, true)) {
            browser.open(site.root() + "/sparql?edit=SELECT%20%3Fs%20%7B%20%3Fs%20steppe%3AmemberOf%20%3ASCO%20%7D%20ORDER%20BY%20%3Fs");
            browser.await("#links a");
            browser.script("document.getElementById('run').focus()");
            browser.press(ENTER);
            browser.await("#table td a");
            assertThat(browser.script("return document.querySelector('#table td a').href").getAsString().value()).isEqualTo(site.root() + "/id/Belarus");
            assertThat(browser.texts("#snippet").get(0)).contains(site.root() + "/sparql");
            assertThat(browser.script("return [...document.querySelectorAll('#links a')].map(a => a.href)").toString()).contains(site.root() + "/sparql#", site.root() + "/sparql?");
            browser.tabTo("#explain");
            browser.press(ENTER);
            browser.await("#steps .plan li");
            assertThat(browser.texts("#steps").get(0)).contains("is member of Shanghai Cooperation Organisation");
            browser.screenshot(Path.of("target/screenshots/editor-below-a-path.png"));
        }
        assertThat(site.beside()).isEmpty();
    }
}
